// The list filters itself once HTMX is there; until then there is a button.

if (window.htmx) document.documentElement.classList.add("htmx-loaded");

// a state belongs to a loop: another loop asks for none; empty fields stay out of the address
document.body.addEventListener("htmx:configRequest", (event) => {
  if (!event.detail.elt.matches(".ml-filters")) return;
  const told = event.detail.parameters;
  for (const name of Object.keys(told)) if (told[name] === "") delete told[name];
});
