// Shows in the table of contents where one is reading, and closes the sheet on a phone after a choice.

export function followContents(page) {
  const contents = page.querySelector(".jr-contents");
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...page.querySelectorAll("[data-heading]")];
  let current = null;

  function show(heading) {
    const link = links.get(heading.id) ?? links.get("glossary");
    if (!link || link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "location");
    current = link;
    keepInSight(contents.parentElement, link);
  }

  function update() {
    const line = window.innerHeight * 0.3;
    let reached = headings[0];
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > line) break;
      reached = heading;
    }
    if (reached) show(reached);
  }

  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  }, { passive: true });
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
  update();
}

function keepInSight(box, link) {
  const outer = box.getBoundingClientRect();
  const inner = link.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    box.scrollTop += inner.top - outer.top - outer.height / 2;
  }
}
