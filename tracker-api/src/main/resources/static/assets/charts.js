// Draws what the server put into the figures (data-chart): numbers with their words. Each table stays for readers without a chart.
"use strict";

const fontFamily = getComputedStyle(document.body).fontFamily;
const probe = document.createElement("span");
document.body.append(probe);
const colour = (name) => {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
};
const INK = colour("--ink"), QUIET = colour("--quiet"), LINE = colour("--line"), SHEET = colour("--sheet");
const ACCENT = colour("--accent");
const LINES = Array.from({ length: 8 }, (_, n) => colour(`--line-${n + 1}`));
const WEIGHTS = { open: ACCENT, closed: colour("--line-4"), unknown: QUIET };
const WEIGHT_WORDS = { open: "open weights", closed: "closed weights", unknown: "weights not stated" };
probe.remove();

const narrow = innerWidth < 640;
const number = (value) => value.toLocaleString("en", { maximumFractionDigits: 6 });
const faded = (rgb, opacity) => opacity === 1 ? rgb : rgb.replace("rgb(", "rgba(").replace(")", `, ${opacity})`);
const day = (instant) => new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text ?? "";
  return made;
};

const frame = () => ({
  animation: false,
  backgroundColor: SHEET,
  textStyle: { color: INK, fontFamily },
  grid: { left: 12, right: 24, top: 36, bottom: 40, containLabel: true },
  tooltip: { renderMode: "richText", confine: true, backgroundColor: SHEET, borderColor: QUIET, textStyle: { color: INK, fontSize: 12, fontFamily } },
});
const axis = (name, more) => ({
  name,
  nameTextStyle: { color: QUIET },
  axisLabel: { color: QUIET, hideOverlap: true },
  axisLine: { lineStyle: { color: LINE } },
  splitLine: { lineStyle: { color: LINE } },
  ...more,
});
const beside = { nameLocation: "end", nameTextStyle: { color: QUIET, align: "left" } };
const below = { nameLocation: "middle", nameGap: 26 };

/** The drawing with its buttons; what the pointer reads is text too, for readers who only hear. */
function place(figure, title) {
  const box = element("div", "chart");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", `${title}: the table has the same numbers`);
  const reading = element("p", "reading hidden");
  reading.setAttribute("role", "status");
  figure.querySelector("figcaption").after(box, reading);
  const chart = echarts.init(box);
  addEventListener("resize", () => chart.resize());
  return { box, chart, reads: (text) => { reading.textContent = text; return text; } };
}

function legend(box, entries, toggled) {
  const list = element("ul", "legend");
  for (const entry of entries) {
    const item = element("li", "");
    const label = element(toggled ? "button" : "span", "");
    const swatch = element("span", "swatch");
    swatch.style.background = entry.colour;
    label.append(swatch, entry.name);
    if (toggled) {
      label.type = "button";
      label.setAttribute("aria-pressed", entry.shown);
      label.addEventListener("click", () => {
        const shown = label.getAttribute("aria-pressed") !== "true";
        label.setAttribute("aria-pressed", shown);
        toggled(entry.name, shown);
      });
    }
    item.append(label);
    list.append(item);
  }
  box.before(list);
}

// A step for each change of price; a gap where nobody gives one. A line ends where its price was last observed.
function prices(figure, data) {
  const { box, chart, reads } = place(figure, data.title);
  const names = [...new Set(data.lines.map((line) => line.name))];
  const colours = new Map(names.map((name, n) => [name, LINES[n % LINES.length]]));
  const shown = new Map(data.lines.map((line) => [line.name, line.shown]));
  const points = (line) => line.steps.flatMap((step, n) => {
    const next = line.steps[n + 1];
    const start = { value: [step.from, step.amount], symbol: "circle" };
    const end = { value: [step.to, step.amount], symbol: step.last ? "emptyCircle" : "none" };
    return next && next.from === step.to ? [start] : [start, end, { value: [step.to, null], symbol: "none" }];
  });
  const series = data.lines.map((line) => ({
    name: line.name, type: "line", step: "end", symbolSize: 7, showAllSymbol: true, connectNulls: false,
    color: colours.get(line.name), lineStyle: { width: 2, type: line.component === "input" ? "dashed" : "solid" }, data: points(line),
  }));
  series.push({
    name: "", type: "line", data: [], silent: true,
    markArea: {
      itemStyle: { color: QUIET, opacity: 0.15 }, label: { color: QUIET, position: "insideTop" },
      data: data.gaps.map((gap) => [{ name: gap.text, xAxis: gap.from }, { xAxis: gap.to }]),
    },
  });
  const at = (instant) => data.lines.filter((line) => shown.get(line.name)).flatMap((line) => line.steps
    .filter((step) => Date.parse(step.from) <= instant && instant <= Date.parse(step.to)).slice(-1)
    .map((step) => `${line.name}, ${line.component}: ${step.text}\n    since ${step.since}, ${step.source}`));
  const spread = (Date.parse(data.to) - Date.parse(data.from)) * 0.02 || 86400000;
  const option = {
    ...frame(),
    legend: { show: false, selected: Object.fromEntries(shown) },
    xAxis: axis("", { type: "time", min: Date.parse(data.from) - spread, max: Date.parse(data.to) + spread, splitNumber: narrow ? 3 : 6, splitLine: { show: false }, axisPointer: { snap: false } }),
    yAxis: axis(data.unit, { type: data.log ? "log" : "value", ...beside }),
    series,
  };
  Object.assign(option.tooltip, {
    trigger: "axis", axisPointer: { type: "line", snap: false, lineStyle: { color: QUIET } },
    formatter: (hovered) => {
      const instant = hovered[0].axisValue;
      const gap = data.gaps.filter((each) => Date.parse(each.from) <= instant && instant <= Date.parse(each.to)).map((each) => each.text);
      const lines = at(instant);
      const more = lines.length > 8 ? [`and ${lines.length - 8} more`] : [];
      return reads([day(instant), ...gap, ...lines.slice(0, 8), ...more].join("\n"));
    },
  });
  chart.setOption(option);
  legend(box, names.map((name) => ({ name, colour: colours.get(name), shown: shown.get(name) })), (name, on) => {
    shown.set(name, on);
    chart.dispatchAction({ type: on ? "legendSelect" : "legendUnSelect", name });
  });
  box.before(element("p", "quiet drawn", "Solid lines: output. Dashed lines: input. An open circle is the day on which a price was last seen."));
  return chart;
}

// A bar from nothing to the score, and a lighter one over the width of a range.
function board(figure, data) {
  const bars = [...data.bars].reverse();
  const { box, chart, reads } = place(figure, data.title);
  box.style.height = `${Math.max(10, bars.length * 2.2 + 5)}rem`;
  chart.resize();
  const bar = (value, opacity, label) => ({
    type: "bar", stack: "score", barMaxWidth: 22, label: label ? { show: true, position: "right", color: INK, opacity: 1, formatter: (row) => bars[row.dataIndex].text } : { show: false },
    data: bars.map((each) => ({ value: value(each), itemStyle: { color: faded(WEIGHTS[each.weights], opacity) } })),
  });
  const option = {
    ...frame(),
    grid: { left: 8, right: narrow ? 64 : 110, top: 8, bottom: 44, containLabel: true },
    xAxis: axis(data.unit, { type: "value", ...below }),
    yAxis: { type: "category", data: bars.map((each, n) => n), axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } },
      axisLabel: { color: INK, interval: 0, width: Math.min(300, innerWidth * 0.34), overflow: "break", lineHeight: 14, formatter: (n) => bars[n].name } },
    series: [bar((each) => each.low, 1, false), bar((each) => each.high - each.low, 0.45, true)],
  };
  Object.assign(option.tooltip, {
    trigger: "axis", axisPointer: { type: "shadow" },
    formatter: (hovered) => {
      const each = bars[hovered[0].dataIndex];
      return reads(`${each.name}\n${each.text}, ${each.date}\nmeasured by ${each.by}\n${WEIGHT_WORDS[each.weights]}`);
    },
  });
  chart.setOption(option);
  weights(box, data.bars);
  return chart;
}

function weights(box, drawn) {
  const kinds = Object.keys(WEIGHTS).filter((kind) => drawn.some((each) => each.weights === kind));
  legend(box, kinds.map((kind) => ({ name: WEIGHT_WORDS[kind], colour: WEIGHTS[kind] })));
}

// A name stands where it covers no dot and no other name, the best dots first; else the pointer tells it.
function name(chart, option) {
  const height = 14, gap = 8, signs = 6.8;
  const place = (dot) => chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, dot.value);
  const taken = option.series.flatMap((series) => series.data.map((dot) => {
    const [x, y] = place(dot);
    return [x - gap, y - gap, x + gap, y + gap];
  }));
  const sides = (x, y, width) => ({
    top: [x - width / 2, y - gap - height, x + width / 2, y - gap],
    bottom: [x - width / 2, y + gap, x + width / 2, y + gap + height],
    right: [x + gap, y - height / 2, x + gap + width, y + height / 2],
    left: [x - gap - width, y - height / 2, x - gap, y + height / 2],
  });
  const fits = ([left, top, right, bottom]) => left >= 0 && right <= chart.getWidth() && top >= 0
    && taken.every((other) => right <= other[0] || left >= other[2] || bottom <= other[1] || top >= other[3]);
  for (const dot of option.series.flatMap((series) => series.data)) {
    const [x, y] = place(dot);
    const found = Object.entries(sides(x, y, dot.name.length * signs)).find(([, side]) => fits(side));
    if (found) {
      taken.push(found[1]);
      dot.label = { show: true, position: found[0], formatter: "{b}", color: INK, fontSize: 12 };
    }
  }
  chart.setOption({ series: option.series });
}

// Price against score; what nothing beats at its price is filled.
function frontier(figure, data) {
  const { box, chart, reads } = place(figure, data.title);
  const costs = data.dots.map((dot) => dot.price).filter((cost) => cost > 0);
  const dots = (best) => data.dots.filter((dot) => dot.best === best).map((dot) => ({
    name: dot.name, value: [dot.price, dot.score], dot,
    itemStyle: best ? { color: WEIGHTS[dot.weights] } : { color: "transparent", borderColor: WEIGHTS[dot.weights], borderWidth: 2 },
  }));
  const points = (name, best, size) => ({
    name, type: "scatter", symbolSize: size, data: dots(best),
  });
  const option = {
    ...frame(),
    grid: { left: 12, right: narrow ? 40 : 120, top: 48, bottom: 44, containLabel: true },
    xAxis: axis(data.price, { type: "log", min: Math.min(...costs) / 1.6, max: Math.max(...costs) * 1.6, ...below,
      axisLabel: { color: QUIET, hideOverlap: true, formatter: (value) => `$${number(Number(value.toPrecision(2)))}` } }),
    yAxis: axis(data.score, { type: "value", scale: true, boundaryGap: ["15%", "15%"], ...beside }),
    series: [points("not on the frontier", false, 10), points("on the frontier", true, 13)],
  };
  if (narrow) {
    Object.assign(option.xAxis, { name: data.price.split(",")[0] });
  }
  Object.assign(option.tooltip, {
    trigger: "item",
    formatter: ({ data: { dot } }) => reads(`${dot.name}\n${dot.scored}\n${dot.offered}\n${dot.best ? "on the frontier" : "another model is as good and cheaper"}\n${WEIGHT_WORDS[dot.weights]}`),
  });
  chart.setOption(option);
  option.series.reverse().forEach((series) => series.data.sort((a, b) => a.value[0] - b.value[0]));
  name(chart, option);
  weights(box, data.dots);
  box.before(element("p", "quiet drawn", "Filled: no other model is as good and cheaper."));
  return chart;
}

// Models side by side: one panel for each price and benchmark, since their values do not compare with each other.
function compare(figure, data) {
  const { box, chart, reads } = place(figure, data.title);
  const row = 26, head = 34, left = narrow ? 124 : 210;
  const tops = data.panels.reduce((all, panel) => [...all, all.at(-1) + head + panel.bars.length * row + 10], [0]);
  box.style.height = `${tops.at(-1)}px`;
  chart.resize();
  const bar = (panel, n, value, opacity, label) => ({
    type: "bar", stack: `panel ${n}`, xAxisIndex: n, yAxisIndex: n, barWidth: "70%",
    label: label ? { show: true, position: "right", color: INK, opacity: 1, formatter: (at) => panel.bars[at.dataIndex].text } : { show: false },
    data: panel.bars.map((each) => ({ value: value(each), itemStyle: { color: faded(LINES[each.model % LINES.length], opacity) } })),
  });
  const option = {
    ...frame(),
    title: data.panels.map((panel, n) => ({ text: panel.title, left: 0, top: tops[n] + 6, textStyle: { color: INK, fontSize: 13, fontFamily, width: box.clientWidth - 8, overflow: "truncate" } })),
    grid: data.panels.map((panel, n) => ({ left, right: narrow ? 96 : 120, top: tops[n] + head, height: panel.bars.length * row })),
    xAxis: data.panels.map((panel, n) => ({ gridIndex: n, type: "value", show: false, min: (at) => Math.min(0, at.min) })),
    yAxis: data.panels.map((panel, n) => ({ gridIndex: n, type: "category", inverse: true, data: panel.bars.map((each) => data.names[each.model]),
      axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } }, axisLabel: { color: INK, interval: 0, width: left - 16, overflow: "break", fontSize: narrow ? 11 : 12, lineHeight: 12 } })),
    series: data.panels.flatMap((panel, n) => [bar(panel, n, (each) => each.low, 1, false), bar(panel, n, (each) => each.high - each.low, 0.45, true)]),
  };
  Object.assign(option.tooltip, {
    trigger: "item",
    formatter: (hovered) => {
      const panel = data.panels[Math.floor(hovered.seriesIndex / 2)];
      const each = panel.bars[hovered.dataIndex];
      return reads(`${data.names[each.model]}\n${panel.title}: ${each.text}\nby ${each.by}`);
    },
  });
  chart.setOption(option);
  return chart;
}

function save(address, title, ending) {
  const link = element("a", "");
  link.href = address;
  link.download = `${title.replaceAll(/[^A-Za-z0-9.]+/g, "-")}.${ending}`;
  link.click();
}

const forms = {
  png: (chart, title) => save(chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: SHEET }), title, "png"),
  svg: (chart, title) => {
    const copy = echarts.init(null, null, { renderer: "svg", ssr: true, width: chart.getWidth(), height: chart.getHeight() });
    copy.setOption({ ...chart.getOption(), animation: false, aria: { enabled: false } }); // it has no element to label
    const file = URL.createObjectURL(new Blob([copy.renderToSVGString()], { type: "image/svg+xml" }));
    save(file, title, "svg");
    URL.revokeObjectURL(file);
    copy.dispose();
  },
};

const kinds = { prices, board, frontier, compare };
for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const data = JSON.parse(figure.dataset.chart);
  const chart = kinds[figure.dataset.kind](figure, data);
  for (const [form, saved] of Object.entries(forms)) {
    const button = element("button", "", form.toUpperCase());
    button.type = "button";
    button.addEventListener("click", () => saved(chart, data.title));
    figure.querySelector(".chart-links").append(button);
  }
}
