// The breakdown with a keyboard: one key an act, as an officer works down a long table.
import { selection } from "./breakdown-selection.js";
import { pickUnits } from "./unit-picker.js";

const KEPT = "jiannuo-shortcuts";
const page = document.documentElement;
const one = (what, within = document) => within.querySelector(what);
const rows = () => [...document.querySelectorAll("[data-task]")];
const dialog = one("[data-help-dialog]");
let now = null;

page.classList.add("bd-live");
for (const hidden of document.querySelectorAll(".bd-script")) hidden.hidden = false;
const chosen = selection();
pickUnits(document);

function current() {
  const held = document.activeElement?.closest?.("[data-task]");
  return held || (now && one(`#task-${now}`));
}

function goTo(row) {
  if (!row) return;
  for (const other of document.querySelectorAll(".bd-now")) other.classList.remove("bd-now");
  row.classList.add("bd-now");
  now = row.dataset.task;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  goTo(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

const press = (what) => {
  const row = current();
  if (row) one(what, row)?.click();
};
const keys = {
  j: () => step(1),
  k: () => step(-1),
  e: () => press("[data-edit]"),
  c: () => press("[data-confirm]"),
  x: () => press("input[name=task]"),
  u: () => one("[data-undo]")?.click(),
  "/": () => one("[data-search]")?.focus(),
  "?": () => dialog.showModal(),
};

const typing = (at) => at.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
const wanted = () => localStorage.getItem(KEPT) !== "off";

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-task-form]");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    one("[name=confirming]", form).click();
  } else if (event.key === "Escape" && !event.defaultPrevented && !dialog.open) {
    one("[data-cancel]", current() || document)?.click();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target) && !dialog.open) {
    const act = wanted() && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
});

const toggle = one("[data-shortcuts]");
toggle.checked = wanted();
toggle.addEventListener("change", () => localStorage.setItem(KEPT, toggle.checked ? "on" : "off"));
one("[data-help]")?.addEventListener("click", () => dialog.showModal());
for (const field of document.querySelectorAll("[data-submits]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

// what HTMX has put in place is taken up where the officer was
document.addEventListener("htmx:afterSettle", (event) => {
  const at = event.detail.elt;
  pickUnits(document);
  chosen.refresh();
  fade();
  if (!at.closest || event.detail.target?.matches?.("[data-history]")) return;
  const row = now && one(`#task-${now}`);
  if (!row) return;
  const field = row.matches("[data-editing]") && one("input:not([type=hidden]), select, textarea", row);
  const fault = row.matches("[data-editing]") && one("[role=alert], .bd-doubt", row);
  if (fault) fault.scrollIntoView({ block: "nearest" });
  // HTMX has put the focus on the row itself, for it has the id of the one that was replaced
  const held = document.activeElement;
  if (field && (held === row || !row.contains(held))) field.focus();
  else if (!field) goTo(row);
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-task]");
  if (row) now = row.dataset.task;
});
// a server or network fault must not look like a saved row
for (const fault of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(fault, () => {
    const toast = one("#breakdown-toast");
    const line = document.createElement("p");
    line.textContent = one("[data-fault]").dataset.fault;
    toast.replaceChildren(line);
    toast.classList.remove("bd-past");
  });
}

let fading;
function fade() {
  const toast = one("#breakdown-toast");
  if (!toast?.firstElementChild) return;
  toast.classList.remove("bd-past");
  clearTimeout(fading);
  fading = setTimeout(() => {
    if (!toast.matches(":hover, :focus-within")) one("#breakdown-toast").classList.add("bd-past");
  }, 12000);
}
