// The district's boundary on Leaflet. Without it the page keeps its static outline.
/* global L */
const box = document.getElementById("map");
const texts = box.dataset;

try {
  const answer = await fetch(texts.boundary);
  if (!answer.ok) throw new Error(`${answer.status}`);
  show(await answer.json());
} catch {
  const note = document.createElement("p");
  note.className = "jn-map-failed";
  note.setAttribute("role", "status");
  note.textContent = texts.failed;
  box.append(note);
}

function show(boundary) {
  const tiles = JSON.parse(document.getElementById("tiles").textContent);
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: Boolean(tiles.url),
    scrollWheelZoom: false,
    dragging: !L.Browser.mobile, // one finger scrolls the page, two move the map
    zoomSnap: 0.25,
    zoomDelta: 0.5,
    keyboardPanDelta: 60,
    fadeAnimation: false,
    renderer: L.svg({ padding: 0.5 }),
  });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", texts.label);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  if (tiles.url) {
    box.classList.add("jn-tiled");
    L.tileLayer(tiles.url, { attribution: plain(tiles.credit) }).addTo(map);
  }

  const grid = L.layerGroup().addTo(map);
  for (const name of ["jn-water jn-water-3", "jn-water jn-water-2", "jn-water jn-water-1", "jn-land"]) {
    L.geoJSON(boundary, { interactive: false, style: { className: name, smoothFactor: 0.6 } }).addTo(map);
  }
  const bounds = L.geoJSON(boundary).getBounds();
  const whole = () => map.fitBounds(bounds, { padding: [36, 36], animate: false });
  whole();
  map.setMinZoom(map.getZoom() - 1).setMaxBounds(bounds.pad(0.6));
  label(map, boundary);
  furnish(map, whole);
  map.on("moveend", () => graticule(map, grid));
  graticule(map, grid);
}

function plain(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}

/** The name where the publisher of the boundary put the middle of the district. */
function label(map, boundary) {
  const at = boundary.features?.[0]?.properties?.centroid;
  if (!at) return;
  const html = document.createElement("span");
  html.textContent = texts.name;
  place(map, [at[1], at[0]], "jn-map-name", html);
}

function place(layer, at, className, html) {
  const icon = L.divIcon({ className, html, iconSize: null });
  L.marker(at, { icon, interactive: false, keyboard: false }).addTo(layer);
}

function furnish(map, whole) {
  L.control.zoom({ position: "topright", zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  const bar = box.querySelector(".leaflet-control-zoom");
  const back = document.createElement("a");
  back.className = "jn-map-whole";
  back.href = "#map";
  back.role = "button";
  back.title = texts.whole;
  back.ariaLabel = texts.whole;
  back.append(drawing("0 0 24 24", ["M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4"]));
  L.DomEvent.on(back, "click", (event) => { L.DomEvent.stop(event); whole(); });
  bar.append(back);
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);

  const north = L.control({ position: "bottomleft" });
  north.onAdd = () => {
    const needle = document.createElement("div");
    needle.className = "jn-map-north";
    needle.role = "img";
    needle.ariaLabel = texts.north;
    const letter = document.createElement("span");
    letter.textContent = "N";
    const arrow = drawing("0 0 16 28", ["M8 1 14 26 8 20Z"], ["M8 1 2 26 8 20Z"]);
    needle.append(letter, arrow);
    return needle;
  };
  north.addTo(map);
}

function drawing(viewBox, filled, hollow = []) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  for (const [lines, name] of [[filled, ""], [hollow, "jn-needle-back"]]) {
    for (const line of lines) {
      const path = document.createElementNS(space, "path");
      path.setAttribute("d", line);
      if (name) path.setAttribute("class", name);
      svg.append(path);
    }
  }
  return svg;
}

/** Meridians and parallels at a round step that leaves a hand's breadth between them. */
function graticule(map, group) {
  group.clearLayers();
  const view = map.getBounds().pad(0.25);
  const seen = map.getBounds();
  const step = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].find((s) => (seen.getEast() - seen.getWest()) / s <= 6) ?? 2;
  const digits = step < 0.01 ? 3 : step < 1 ? 2 : 0;
  const line = (points) => L.polyline(points, { className: "jn-grid", interactive: false }).addTo(group).bringToBack();
  for (let x = Math.ceil(view.getWest() / step) * step; x <= view.getEast(); x += step) {
    line([[view.getSouth(), x], [view.getNorth(), x]]);
    degree(map, group, [seen.getNorth(), x], "x", `${x.toFixed(digits)}°E`);
  }
  for (let y = Math.ceil(view.getSouth() / step) * step; y <= view.getNorth(); y += step) {
    line([[y, view.getWest()], [y, view.getEast()]]);
    degree(map, group, [y, seen.getWest()], "y", `${y.toFixed(digits)}°N`);
  }
}

/** Left out where the controls stand or the edge would cut it. */
function degree(map, group, at, axis, text) {
  const { x, y } = map.latLngToContainerPoint(at);
  const size = map.getSize();
  if (axis === "x" && (x < 64 || x > size.x - 118)) return;
  if (axis === "y" && (y < 24 || y > size.y - 108)) return;
  const html = document.createElement("span");
  html.textContent = text;
  place(group, at, `jn-map-degree jn-map-degree-${axis}`, html);
}
