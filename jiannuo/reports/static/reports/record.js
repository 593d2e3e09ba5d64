// A click on a figure or a task shows what was read of it beside the text.

export function openRecords(page) {
  const record = page.querySelector("#record");
  let opened = null;

  function open(link) {
    mark(opened, false);
    opened = link;
    mark(opened, true);
    const shown = window.htmx.ajax("GET", link.href, { target: "#record", swap: "innerHTML" });
    shown.then(() => keepInView(link, record));
  }

  function close() {
    mark(opened, false);
    record.replaceChildren();
    opened?.focus();
    opened = null;
  }

  page.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (!window.htmx || event.target.closest("a:not([data-record])")) return;
    const link = event.target.closest("a[data-record]") ?? handleOf(page, event.target.closest(".jr-task"));
    if (!link || (!event.target.closest("a") && String(getSelection()))) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened && !document.querySelector(":popover-open")) close();
  });
  record.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) close();
  });
}

// on a phone the record is a sheet over the lower half: what was asked about stays above it
function keepInView(link, record) {
  if (getComputedStyle(record).position !== "fixed") return;
  const hidden = link.getBoundingClientRect().bottom + 16 - record.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy({ top: hidden });
}

// a task that runs over two sentences stands in two pieces; the handle is behind the last
function handleOf(page, task) {
  if (!task || task.closest(".hide-tasks")) return null;
  return page.querySelector(`#task-${task.dataset.task}`);
}

function mark(link, on) {
  if (!link) return;
  if (on) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  if (!link.classList.contains("jr-handle")) return;
  const pieces = document.querySelectorAll(`.jr-task[data-task="${link.id.replace("task-", "")}"]`);
  for (const piece of pieces) piece.classList.toggle("is-open", on);
}
