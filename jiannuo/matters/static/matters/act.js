// The form of a step: a refusal is read out and shown, and a form that came in takes the focus.
const reduced = matchMedia("(prefers-reduced-motion: reduce)");

function attend(act) {
  const refusal = act.querySelector("[data-refusal]");
  const first = refusal ?? act.querySelector("form input:not([type=hidden]), form textarea, form select");
  first?.focus({ preventScroll: true });
  (refusal ?? act).scrollIntoView({ block: "start", behavior: reduced.matches ? "auto" : "smooth" });
}

document.addEventListener("htmx:afterSettle", (event) => {
  const act = document.getElementById("act");
  if (act && (event.target === act || event.detail.elt === act)) attend(act);
});

const refusal = document.querySelector("[data-refusal]");
refusal?.focus();
