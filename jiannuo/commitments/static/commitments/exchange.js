// The upload: while the files travel the page says so, and the button is pressed once.
const form = document.querySelector("[data-send]");

function sending(now) {
  form.querySelector("[data-sending]").hidden = !now;
  form.querySelector("button").disabled = now;
}

form?.addEventListener("submit", () => sending(true));
// coming back by the back button, the form is as usable as before
window.addEventListener("pageshow", () => form && sending(false));
