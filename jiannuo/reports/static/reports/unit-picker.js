// A combobox over a plain text field: the page's list of units, narrowed while one types. With
// data-units="several" it completes the name behind the last 、. Without script the field is the same
// text field with the browser's own suggestions.
const BETWEEN = /[、，,;；]/;
let made = 0;

export function pickUnits(within) {
  const names = [...document.querySelectorAll("#units-listed option")].map((option) => option.value);
  for (const field of within.querySelectorAll("input[data-units]:not([role=combobox])")) pick(field, names);
}

function pick(field, names) {
  const several = field.dataset.units === "several";
  const list = document.createElement("ul");
  list.className = "bd-options";
  list.id = `unit-options-${(made += 1)}`;
  list.role = "listbox";
  list.hidden = true;
  const frame = document.createElement("span");
  frame.className = "bd-picker";
  field.replaceWith(frame);
  frame.append(field, list);
  field.removeAttribute("list");
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let at = -1;

  const parts = () => (several ? field.value.split(BETWEEN) : [field.value]);

  function offer() {
    const typed = parts().at(-1).trim();
    const taken = new Set(parts().slice(0, -1).map((part) => part.trim()));
    const fitting = names.filter((name) => name.includes(typed) && name !== typed && !taken.has(name));
    list.replaceChildren(
      ...fitting.slice(0, 60).map((name, n) => {
        const line = document.createElement("li");
        line.role = "option";
        line.id = `${list.id}-${n}`;
        line.textContent = name;
        line.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(name);
        });
        return line;
      }),
    );
    mark(-1);
    open(fitting.length > 0);
  }

  function open(shown) {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
  }

  function mark(next) {
    at = next;
    [...list.children].forEach((line, n) => line.setAttribute("aria-selected", String(n === at)));
    const line = list.children[at];
    if (line) {
      field.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  }

  function take(name) {
    const before = parts().slice(0, -1).map((part) => part.trim()).filter(Boolean);
    field.value = [...before, name].join("、");
    open(false);
    field.focus();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  field.addEventListener("input", offer);
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) offer();
      else mark((at + (event.key === "ArrowDown" ? 1 : -1) + count) % Math.max(count, 1));
    } else if (event.key === "Enter" && !list.hidden && at >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(list.children[at].textContent);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      open(false);
    }
  });
}
