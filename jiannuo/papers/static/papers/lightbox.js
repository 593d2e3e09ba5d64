// A photo over the page: arrow keys go on, Escape closes, the page stays where it was.

let box;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-gallery-photo]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open(link);
});

function open(link) {
  const gallery = link.closest("[data-gallery]");
  const photos = [...gallery.querySelectorAll("[data-gallery-photo]")];
  let place = photos.indexOf(link);
  box?.remove();
  box = document.createElement("dialog");
  box.className = "jn-lightbox";
  const figure = document.createElement("figure");
  const image = document.createElement("img");
  const caption = document.createElement("figcaption");
  figure.append(image, caption);
  const close = button("×", gallery.dataset.close, "closeBox", () => box.close());
  const back = button("‹", gallery.dataset.previous, "back", () => show(place - 1));
  const on = button("›", gallery.dataset.next, "on", () => show(place + 1));
  box.append(figure, close, back, on);
  document.body.append(box);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(place - 1);
    if (event.key === "ArrowRight") show(place + 1);
  });
  box.addEventListener("click", (event) => event.target === figure && box.close());
  box.addEventListener("close", () => photos[place].focus());
  box.showModal();
  show(place);

  function show(next) {
    if (!photos[next]) return;
    place = next;
    image.src = photos[place].href;
    image.alt = photos[place].dataset.caption;
    caption.textContent = `${photos[place].dataset.caption} (${place + 1}/${photos.length})`;
    back.hidden = place === 0;
    on.hidden = place === photos.length - 1;
  }
}

function button(sign, label, mark, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.ariaLabel = label;
  made.dataset[mark] = "";
  made.addEventListener("click", act);
  return made;
}
