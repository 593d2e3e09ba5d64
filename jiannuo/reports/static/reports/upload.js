// Dropping a file, saying at once what cannot work, and showing how far the upload is.

const form = document.querySelector("[data-upload]");
const file = form.querySelector("[data-file]");
const drop = form.querySelector("[data-drop]");
const chosen = form.querySelector("[data-chosen]");
const problem = form.querySelector("[data-problem]");
const progress = form.querySelector("[data-progress]");
const bar = form.querySelector("[data-bar]");
const state = form.querySelector("[data-state]");
const send = form.querySelector("[data-send]");

// the browser's own control speaks the browser's language; the place around it says the same
file.classList.add("visually-hidden");

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("is-over"));
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  file.files = event.dataTransfer.files;
  check();
});
file.addEventListener("change", check);

function check() {
  const one = file.files[0];
  chosen.hidden = !one;
  chosen.textContent = one ? one.name : "";
  const wrong = one && (one.size > Number(form.dataset.limit) ? problem.dataset.large : one.size === 0 ? problem.dataset.empty : "");
  problem.hidden = !wrong;
  problem.textContent = wrong || "";
  send.disabled = Boolean(wrong);
}

form.addEventListener("htmx:beforeRequest", () => {
  progress.hidden = false;
  send.disabled = true;
});
form.addEventListener("htmx:xhr:progress", (event) => {
  const { lengthComputable, loaded, total } = event.detail;
  if (!lengthComputable) return;
  const percent = Math.round((loaded / total) * 100);
  if (percent < 100) {
    bar.value = percent;
    state.textContent = state.dataset.sending.replace("{n}", percent);
  } else {
    bar.removeAttribute("value"); // indeterminate: the server is reading
    state.textContent = state.dataset.reading;
  }
});
form.addEventListener("htmx:afterRequest", () => {
  progress.hidden = true;
  send.disabled = false;
});
