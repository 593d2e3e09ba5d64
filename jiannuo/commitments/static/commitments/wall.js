// The wall screen: draws the chart again whenever the board was renewed, and goes full screen on F.
import { option } from "./trend.js";

const wall = document.getElementById("wall");
const full = document.querySelector("[data-full]");
let chart;

function draw() {
  chart?.dispose();
  chart = undefined;
  const box = wall.querySelector("[data-wall-trend]");
  const source = document.getElementById("wall-chart");
  if (!box || !source || !window.echarts) return;
  chart = window.echarts.init(box, null, { renderer: "svg" });
  chart.setOption(option(JSON.parse(source.textContent), box, Math.round(innerHeight / 56)));
}

function toggle() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

full.hidden = !document.documentElement.requestFullscreen;
full.addEventListener("click", toggle);
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) toggle();
});
wall.addEventListener("htmx:afterSwap", draw);
document.addEventListener("htmx:after:swap", draw);
addEventListener("resize", draw);
draw();
