// The list filters itself once HTMX is there; until then there is a button.

// The whole page can be ticked at once, and Shift ticks everything up to the last tick.
let last = null;

function told(form) {
  const boxes = [...form.querySelectorAll('[name="matter"]')];
  const chosen = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-all]");
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
  form.querySelector("[data-chosen]").textContent = chosen ? ` ${chosen}` : "";
}

document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-bulk]");
  if (!form || event.target.type !== "checkbox") return;
  const boxes = [...form.querySelectorAll('[name="matter"]')];
  if (event.target.matches("[data-all]")) for (const box of boxes) box.checked = event.target.checked;
  const at = boxes.indexOf(event.target);
  if (event.shiftKey && at >= 0 && last !== null) {
    for (const box of boxes.slice(Math.min(at, last), Math.max(at, last) + 1)) box.checked = event.target.checked;
  }
  if (at >= 0) last = at;
  told(form);
});

if (window.htmx) document.documentElement.classList.add("htmx-loaded");

// a state belongs to a loop: another loop asks for none; empty fields stay out of the address
document.body.addEventListener("htmx:configRequest", (event) => {
  if (!event.detail.elt.matches(".ml-filters")) return;
  const told = event.detail.parameters;
  for (const name of Object.keys(told)) if (told[name] === "") delete told[name];
});
