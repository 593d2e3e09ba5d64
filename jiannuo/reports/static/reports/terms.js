// A glossary term explains itself where it stands. Without script the link leads to the glossary.

export function explainTerms(page) {
  const sheet = document.querySelector("#jr-explain");
  let openedAt = 0;

  page.addEventListener("click", (event) => {
    const use = event.target.closest("a.jr-term");
    if (!use || event.ctrlKey || event.metaKey) return;
    const entry = document.getElementById(`term-${use.dataset.term}`);
    if (!entry) return;
    event.preventDefault();
    fill(sheet, entry);
    sheet.showPopover();
    place(sheet, use);
    openedAt = window.scrollY;
  });
  document.addEventListener("scroll", () => {
    if (sheet.matches(":popover-open") && Math.abs(window.scrollY - openedAt) > 60) sheet.hidePopover();
  }, { passive: true });
}

function fill(sheet, entry) {
  const name = document.createElement("strong");
  name.textContent = entry.querySelector("[data-name]").textContent;
  const text = document.createElement("p");
  text.textContent = entry.querySelector("[data-explanation]").textContent;
  sheet.replaceChildren(name, text);
}

function place(sheet, use) {
  const at = use.getClientRects()[0];
  const { width, height } = sheet.getBoundingClientRect();
  const left = Math.max(16, Math.min(at.left, window.innerWidth - width - 16));
  const below = at.bottom + 8;
  sheet.style.left = `${left}px`;
  sheet.style.top = `${below + height < window.innerHeight ? below : Math.max(8, at.top - height - 8)}px`;
}
