// A permanent link to a character (#s1234) or a span (#s1234-1250) of the report's text.
import { rangeOf, textMap } from "./textmap.js";

export function goToPlace(page) {
  const go = () => {
    const asked = /^#s(\d+)(?:-(\d+))?$/.exec(location.hash);
    if (asked) show(page, Number(asked[1]), asked[2] ? Number(asked[2]) : null);
  };
  window.addEventListener("hashchange", go);
  go();
}

function show(page, start, end) {
  const sentence = sentenceAt(page, start);
  if (!sentence) return;
  const map = textMap(sentence);
  const from = Math.min(start - Number(sentence.dataset.at), map.text.length - 1);
  const to = end ? Math.min(from + end - start, map.text.length) : map.text.length;
  const range = rangeOf(map, from, to);
  if (CSS.highlights) CSS.highlights.set("place", new Highlight(range));
  const box = range.getBoundingClientRect();
  window.scrollTo({ top: window.scrollY + box.top - window.innerHeight * 0.35 });
}

// the last sentence piece that starts at or before the character
function sentenceAt(page, start) {
  let found = null;
  for (const piece of page.querySelectorAll("[data-at]")) {
    if (Number(piece.dataset.at) > start) break;
    found = piece;
  }
  return found;
}
