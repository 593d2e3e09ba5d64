// Finds words while one types, and steps through the places. The server does the same for ?q=.
import { rangesOf, textMap } from "./textmap.js";

export function find(page) {
  const form = page.querySelector("[data-find]");
  const input = form.querySelector("input");
  const count = form.querySelector("[data-count]");
  const found = form.querySelector("[data-found]");
  const steps = form.querySelector("[data-steps]");
  const paper = page.querySelector("[data-paper]");
  if (!CSS.highlights) return; // the form still asks the server

  const map = textMap(paper);
  let ranges = [];
  let at = -1;
  let words = "";

  function search() {
    words = input.value.replace(/\s+/g, "");
    ranges = rangesOf(map, words);
    at = -1;
    page.classList.add("jr-counting");
    page.querySelector("[data-hits]")?.remove();
    CSS.highlights.set("found", new Highlight(...ranges));
    CSS.highlights.delete("now");
    steps.hidden = ranges.length === 0;
    count.textContent = words && !ranges.length ? found.dataset.none : "";
  }

  function step(by) {
    if (!ranges.length) return;
    at = (at + by + ranges.length) % ranges.length;
    CSS.highlights.set("now", new Highlight(ranges[at]));
    count.textContent = found.dataset.of.replace("{at}", at + 1).replace("{all}", ranges.length);
    const box = ranges[at].getBoundingClientRect();
    window.scrollTo({ top: window.scrollY + box.top - window.innerHeight * 0.4 });
  }

  input.addEventListener("input", () => {
    search();
    if (ranges.length) step(1);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.replace(/\s+/g, "") !== words) search();
    step(1);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      step(-1);
    }
  });
  for (const button of steps.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  if (input.value) {
    search();
    step(1);
  }
}
