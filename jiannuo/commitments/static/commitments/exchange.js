// The upload: what is wrong takes the focus, and while the files travel the page says so.
document.querySelector("[data-problem]")?.focus();

const form = document.querySelector("[data-send]");
form?.addEventListener("submit", () => {
  form.querySelector("[data-sending]").hidden = false;
  form.querySelector("button").disabled = true;
});
// coming back by the back button, the form is as usable as before
window.addEventListener("pageshow", () => {
  if (!form) return;
  form.querySelector("[data-sending]").hidden = true;
  form.querySelector("button").disabled = false;
});
