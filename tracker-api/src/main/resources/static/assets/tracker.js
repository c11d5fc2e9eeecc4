// What a page can do beyond reading: copy a fact with its citation, open a source by hovering, fetch what a filter asks for, follow an import.
"use strict";

function enhance(root) {
  for (const button of root.querySelectorAll("button.copy")) {
    button.hidden = false;
  }
  for (const source of root.querySelectorAll("details.source")) {
    let opened = false;
    source.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse" && !source.open) {
        opened = source.open = true;
      }
    });
    source.querySelector("summary").addEventListener("click", (event) => {
      if (opened) {
        event.preventDefault(); // it is open already, and now stays so
        opened = false;
      }
    });
    source.addEventListener("pointerleave", () => {
      if (opened && !source.contains(document.activeElement)) {
        opened = source.open = false;
      }
    });
  }
}

// On a phone a row is a card: each cell is told the name of its column, and each part keeps the role that its new display would take away.
// Models side by side stay a table, which scrolls.
function stack(table) {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  if (names.length === 0 || rows.some((row) => width(row) !== names.length)) return;
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) row.setAttribute("role", "row");
  for (const head of table.querySelectorAll("thead th")) head.setAttribute("role", "columnheader");
  for (const row of rows) {
    let n = 0;
    for (const cell of row.cells) {
      cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
      cell.dataset.label = names.slice(n, n += cell.colSpan).join(", ");
    }
  }
  table.classList.add("stacked");
}

function width(row) {
  return [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
}

function stackAll() {
  document.querySelectorAll("table:not(.compare, .stacked)").forEach(stack);
}

// A slash leads to the search box, from anywhere but a field.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, select, textarea, [contenteditable]")) {
    event.preventDefault();
    document.getElementById("q").select();
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    button.textContent = "The browser does not allow copying";
  }
  setTimeout(() => { button.textContent = before; }, 2000);
});

// A run that goes on is followed until it has ended; then its whole account is read.
function watch(section) {
  const events = new EventSource(section.dataset.watch);
  events.addEventListener("running", (event) => {
    const progress = JSON.parse(event.data).progress;
    section.querySelector("progress").max = Math.max(progress.total, 1);
    section.querySelector("progress").value = progress.done;
    section.querySelector(".done").textContent = progress.done;
    section.querySelector(".total").textContent = progress.total;
    section.querySelector(".rate").textContent = progress.per_second;
  });
  for (const end of ["done", "refused", "failed"]) {
    events.addEventListener(end, () => {
      events.close();
      location.reload();
    });
  }
}

for (const section of document.querySelectorAll("[data-watch]")) {
  watch(section);
}

document.addEventListener("htmx:afterSwap", (event) => {
  enhance(event.detail.elt);
  stackAll();
});
enhance(document);
stackAll();
