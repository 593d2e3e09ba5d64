// The charts above the table, and ticking a whole page at once.

const data = JSON.parse(document.getElementById("charts")?.textContent ?? "null");
const labels = document.querySelector("[data-labels]")?.dataset;
const drawn = [];

function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function option(pairs) {
  const ink = colour("--tblr-body-color");
  const grey = colour("--tblr-border-color");
  const series = (key, name, fill, hatched) => ({
    name, type: "bar", barMaxWidth: 14, data: pairs.map((pair) => pair[key]?.value ?? null),
    itemStyle: hatched
      ? { color: "transparent", borderColor: fill, borderWidth: 1.5, borderType: "dashed", borderRadius: 2 }
      : { color: fill, borderRadius: 2 },
    label: { show: true, position: "right", color: ink, formatter: ({ dataIndex }) => pairs[dataIndex][key]?.words ?? "" },
  });
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    legend: { top: 0, right: 0, textStyle: { color: ink } },
    grid: { top: 30, bottom: 8, left: 8, right: 56, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    xAxis: { type: "value", axisLabel: { show: false }, splitLine: { lineStyle: { color: grey } } },
    yAxis: { type: "category", inverse: true, data: pairs.map((pair) => pair.name), axisTick: { show: false }, axisLine: { lineStyle: { color: grey } }, axisLabel: { color: ink, width: 130, overflow: "break" } },
    series: [series("result", labels.result, colour("--tblr-primary"), false), series("target", labels.target, colour("--tblr-warning"), true)],
  };
}

function draw() {
  while (drawn.length) drawn.pop().dispose();
  for (const box of document.querySelectorAll("[data-chart]")) {
    const pairs = data[box.dataset.chart];
    box.style.height = `${60 + pairs.length * 52}px`;
    const chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(option(pairs));
    drawn.push(chart);
  }
}

if (data && window.echarts) {
  draw();
  window.addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-all]")) return;
  for (const box of event.target.closest("form").querySelectorAll('[name="fact"]')) box.checked = event.target.checked;
});
if (window.htmx) document.documentElement.classList.add("htmx-loaded");
