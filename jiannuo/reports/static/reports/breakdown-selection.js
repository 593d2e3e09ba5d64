// The ticked rows and the bar that acts on them.
export function selection() {
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return { refresh() {} };
  const count = bar.querySelector("[data-count]");
  const field = bar.querySelector("[name=field]");
  const boxes = () => [...document.querySelectorAll("input[name=task]")];
  const all = () => document.querySelector("[data-all]");

  function refresh() {
    const ticked = boxes().filter((box) => box.checked).length;
    bar.classList.toggle("bd-open", ticked > 0);
    count.textContent = count.dataset.count.replace("{n}", ticked);
    const whole = all();
    if (!whole) return;
    whole.hidden = false;
    whole.checked = ticked > 0 && ticked === boxes().length;
    whole.indeterminate = ticked > 0 && !whole.checked;
  }

  // only the value of the chosen field is asked for
  function show() {
    for (const part of bar.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== field.value;
  }

  let last = null;
  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches?.("input[name=task]")) return;
    // with Shift, everything between this and the one before
    if (event.shiftKey && last?.isConnected) {
      const list = boxes();
      const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((a, b) => a - b);
      for (const between of list.slice(from, to + 1)) between.checked = box.checked;
    }
    last = box;
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) for (const box of boxes()) box.checked = event.target.checked;
    if (event.target.matches("[data-all], input[name=task]")) refresh();
  });
  field.addEventListener("change", show);
  bar.querySelector("[data-clear]").addEventListener("click", () => {
    for (const box of boxes()) box.checked = false;
    refresh();
  });
  show();
  refresh();
  return { refresh };
}
