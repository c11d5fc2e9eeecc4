// What a page can do beyond reading: copy a fact with its citation, open a source by hovering, fetch what a filter asks for.
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
    source.addEventListener("pointerleave", () => {
      if (opened && !source.contains(document.activeElement)) {
        opened = source.open = false;
      }
    });
  }
}

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

document.addEventListener("htmx:afterSwap", (event) => enhance(event.detail.elt));
enhance(document);
