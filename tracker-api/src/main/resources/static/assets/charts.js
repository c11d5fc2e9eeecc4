// Draws the tables that ask for it (data-chart); each stays below its chart for whoever cannot see one.
"use strict";

const style = getComputedStyle(document.documentElement);
const probe = document.createElement("span");
document.body.append(probe);
const colour = (name) => {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
};

function place(table) {
  const box = document.createElement("div");
  box.className = "chart";
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", `${table.dataset.title}: the table below has the same numbers`);
  table.closest(".scroll").before(box);
  const chart = echarts.init(box, null, { renderer: "canvas" });
  addEventListener("resize", () => chart.resize());
  return chart;
}

const frame = () => ({
  animation: false,
  textStyle: { color: colour("--ink"), fontFamily: style.fontFamily },
  tooltip: { trigger: "item", renderMode: "richText" },
  grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
});

// A step for each change of price; a gap where nobody gives one.
function prices(table) {
  const series = new Map();
  for (const row of table.tBodies[0].rows) {
    const offering = row.cells[0].textContent;
    const from = row.dataset.from, to = row.dataset.to ?? new Date().toISOString();
    for (const price of (row.dataset.prices ?? "").split(" ").filter(Boolean)) {
      const [component, amount] = price.split(":");
      const name = `${offering}: ${component.replaceAll("_", " ")}`;
      if (!series.has(name)) series.set(name, []);
      series.get(name).push([from, Number(amount)], [to, Number(amount)], [to, null]);
    }
  }
  if (series.size === 0) return;
  place(table).setOption({
    ...frame(),
    legend: { type: "scroll", textStyle: { color: colour("--ink") } },
    xAxis: { type: "time", axisLabel: { color: colour("--quiet") } },
    yAxis: { type: "value", name: "per 1M tokens", nameTextStyle: { color: colour("--quiet"), align: "left" }, axisLabel: { color: colour("--quiet") }, splitLine: { lineStyle: { color: colour("--line") } } },
    series: [...series].map(([name, data]) => ({ name, type: "line", step: "end", symbol: "none", connectNulls: false, data: data.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) })),
  });
}

// A bar from nothing to the score, and a lighter one over the width of a range.
function board(table) {
  const rows = [...table.tBodies[0].rows].filter((row) => row.dataset.low).reverse();
  if (rows.length === 0) return;
  const chart = place(table);
  chart.getDom().style.height = `${Math.max(8, rows.length * 2.2 + 4)}rem`;
  chart.resize();
  chart.setOption({
    ...frame(),
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", axisLabel: { color: colour("--quiet") }, splitLine: { lineStyle: { color: colour("--line") } } },
    yAxis: { type: "category", data: rows.map((row) => row.dataset.name), axisLabel: { color: colour("--ink"), width: Math.min(260, innerWidth * 0.35), overflow: "truncate" } },
    series: [
      { type: "bar", stack: "score", itemStyle: { color: colour("--accent") }, data: rows.map((row) => Number(row.dataset.low)) },
      { type: "bar", stack: "score", itemStyle: { color: colour("--accent"), opacity: 0.4 }, data: rows.map((row) => Number(row.dataset.high) - Number(row.dataset.low)) },
    ],
  });
}

// Price against score; what nothing beats at its price is filled.
function frontier(table) {
  const rows = [...table.tBodies[0].rows];
  const points = (best) => rows.filter((row) => (row.dataset.best === "true") === best)
    .map((row) => ({ name: row.dataset.name, value: [Number(row.dataset.price), Number(row.dataset.score)] }));
  const label = { show: true, position: "top", formatter: "{b}", color: colour("--ink") };
  place(table).setOption({
    ...frame(),
    grid: { left: 8, right: 24, top: 40, bottom: 32, containLabel: true },
    legend: { textStyle: { color: colour("--ink") } },
    xAxis: { type: "log", name: table.dataset.unit, nameLocation: "middle", nameGap: 24, nameTextStyle: { color: colour("--quiet") }, axisLabel: { color: colour("--quiet") }, splitLine: { lineStyle: { color: colour("--line") } } },
    yAxis: { type: "value", scale: true, axisLabel: { color: colour("--quiet") }, splitLine: { lineStyle: { color: colour("--line") } } },
    series: [
      { name: "on the frontier", type: "scatter", symbolSize: 12, itemStyle: { color: colour("--accent") }, label, data: points(true) },
      { name: "not on the frontier", type: "scatter", symbolSize: 9, itemStyle: { color: "transparent", borderColor: colour("--quiet"), borderWidth: 2 }, label, data: points(false) },
    ],
  });
}

const kinds = { prices, board, frontier };
for (const table of document.querySelectorAll("table[data-chart]")) {
  kinds[table.dataset.chart](table);
}
probe.remove();
