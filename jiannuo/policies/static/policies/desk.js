// The desk on which conditions are written: words that may stand here, and quotations from the document.
// Without script everything works all the same: this only saves typing.

document.documentElement.classList.add("po-live");
const MOST = 8;
let list, words = [], chosen = -1, from = 0, asked;

const box = () => document.querySelector("[data-complete]");

function close() {
  list?.remove();
  list = undefined;
  words = [];
  chosen = -1;
  box()?.setAttribute("aria-expanded", "false");
  box()?.removeAttribute("aria-activedescendant");
}

function show(found) {
  close();
  words = found.words.slice(0, MOST);
  from = found.from;
  const area = box();
  if (!words.length || document.activeElement !== area) return;
  list = document.createElement("ul");
  list.className = "po-complete";
  list.id = "po-complete";
  list.role = "listbox";
  words.forEach((one, at) => {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `po-word-${at}`;
    const word = document.createElement("span");
    word.textContent = one.word;
    item.append(word);
    if (one.about) {
      const about = document.createElement("small");
      about.textContent = one.about;
      item.append(about);
    }
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the text keeps the focus
      take(at);
    });
    list.append(item);
  });
  area.parentElement.append(list);
  area.setAttribute("aria-expanded", "true");
  mark(0);
}

function mark(at) {
  chosen = (at + words.length) % words.length;
  [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
  box().setAttribute("aria-activedescendant", `po-word-${chosen}`);
}

function take(at) {
  const area = box();
  const word = words[at].word;
  area.setRangeText(word, from, area.selectionStart, "end");
  close();
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

async function ask(area) {
  asked?.abort();
  asked = new AbortController();
  const at = area.selectionStart;
  const address = `${area.dataset.complete}?${new URLSearchParams({ text: area.value.slice(0, at), at })}`;
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (answer.ok && box() === area && area.selectionStart === at) show(await answer.json());
  } catch {
    close(); // typed on meanwhile, or no network: the text goes on without hints
  }
}

function begin() {
  const area = box();
  if (!area || area.role === "combobox") return;
  area.role = "combobox";
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", "po-complete");
  area.setAttribute("aria-expanded", "false");
  let timer;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(area), 150);
  });
  area.addEventListener("blur", close);
  area.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === " ") ask(area);
    if (!list) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen - 1);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.isComposing && chosen > 0)) take(chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}

begin();
document.addEventListener("htmx:afterSettle", begin);

// a sentence selected in the document is quoted
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const quote = document.getElementById("quote");
  const text = selection?.toString().trim();
  if (!quote || !text || !selection.anchorNode?.parentElement?.closest("[data-document]")) return;
  document.querySelector("[data-cite]").open = true;
  quote.value = text.slice(0, 2000);
});

// who leaves with unsaved words is asked
let typed = false;
document.addEventListener("input", (event) => (typed ||= event.target.id === "text"));
document.addEventListener("submit", () => (typed = false));
window.addEventListener("beforeunload", (event) => typed && event.preventDefault());
