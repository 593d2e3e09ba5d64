// Shows and hides the marks of one kind, and remembers the choice on this device.

const KEPT = "jiannuo.reader.hidden";

export function switchMarks(page) {
  const boxes = [...page.querySelectorAll("[data-shows]")];
  const hidden = new Set(kept());

  for (const box of boxes) {
    const kind = box.dataset.shows;
    box.checked = !hidden.has(kind);
    page.classList.toggle(`hide-${kind}`, !box.checked);
    box.addEventListener("change", () => {
      page.classList.toggle(`hide-${kind}`, !box.checked);
      keep(boxes.filter((other) => !other.checked).map((other) => other.dataset.shows));
    });
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

function keep(kinds) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kinds));
  } catch {
    // a private window keeps nothing: the choice then lasts as long as the page
  }
}
