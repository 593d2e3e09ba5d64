// Slides: one at a time, by keys, buttons, swipes and links. Without this file they are one long page.
const main = document.querySelector("[data-slides]");
const slides = [...main.querySelectorAll(".jp-slide")];
const nav = document.querySelector("[data-nav]");
const place = document.querySelector("[data-place]");
const progress = document.querySelector("[data-progress]");
const full = document.querySelector("[data-full]");
const root = document.documentElement;
let here = -1;

const asked = () => slides.findIndex((slide) => `#${slide.id}` === location.hash);

function show(number, move = true) {
  const next = Math.min(Math.max(number, 0), slides.length - 1);
  if (next === here) return;
  slides[here]?.classList.remove("jp-now");
  here = next;
  slides[here].classList.add("jp-now");
  history.replaceState(null, "", `#${slides[here].id}`);
  place.textContent = `${here + 1} / ${slides.length}`;
  place.setAttribute("aria-label", main.dataset.of.replace("{n}", here + 1).replace("{all}", slides.length));
  progress.value = here + 1;
  scrollTo(0, 0);
  if (move) slides[here].querySelector("h1, h2").focus({ preventScroll: true });
}

const steps = {
  ArrowRight: () => here + 1, ArrowDown: () => here + 1, PageDown: () => here + 1, " ": () => here + 1,
  ArrowLeft: () => here - 1, ArrowUp: () => here - 1, PageUp: () => here - 1,
  Home: () => 0, End: () => slides.length - 1,
};
const tall = () => root.scrollHeight > innerHeight + 1;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("a, button")) return;
  // on a phone a slide may be taller than the screen: up, down and the space bar scroll it
  if (tall() && ["ArrowDown", "ArrowUp", "PageDown", "PageUp", " "].includes(event.key)) return;
  if (event.key.toLowerCase() === "f") return toggle();
  const step = event.key === " " && event.shiftKey ? steps.ArrowLeft : steps[event.key];
  if (!step) return;
  event.preventDefault();
  show(step());
});

function toggle() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.();
}

nav.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.go) show(here + (button.dataset.go === "next" ? 1 : -1), false);
  if ("theme" in button.dataset) root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
  if ("full" in button.dataset) toggle();
});

let touched;
main.addEventListener("touchstart", (event) => {
  touched = event.touches.length === 1 ? event.touches[0] : undefined;
}, { passive: true });
main.addEventListener("touchend", (event) => {
  if (!touched) return;
  const across = event.changedTouches[0].clientX - touched.clientX;
  const down = event.changedTouches[0].clientY - touched.clientY;
  if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) show(here + (across < 0 ? 1 : -1));
  touched = undefined;
}, { passive: true });

addEventListener("hashchange", () => { if (asked() >= 0) show(asked()); });
root.classList.add("jp-live");
nav.hidden = progress.hidden = false;
full.hidden = !root.requestFullscreen;
show(Math.max(0, asked()), false);
