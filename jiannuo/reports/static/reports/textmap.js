// The text of an element as one string, with the node that holds each character.

export function textMap(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { text: text.toLowerCase(), nodes };
}

export function rangesOf(map, words) {
  const wanted = words.toLowerCase();
  const ranges = [];
  if (!wanted) return ranges;
  for (let at = map.text.indexOf(wanted); at >= 0 && ranges.length < 500; at = map.text.indexOf(wanted, at + wanted.length)) {
    ranges.push(rangeOf(map, at, at + wanted.length));
  }
  return ranges;
}

export function rangeOf(map, start, end) {
  const range = document.createRange();
  const first = holding(map.nodes, start);
  const last = holding(map.nodes, end - 1);
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

// the last node that starts at or before the place
function holding(nodes, place) {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (nodes[middle].start <= place) low = middle;
    else high = middle - 1;
  }
  return nodes[low];
}
