// Bars over months, and bars of two estimates side by side. Without script the tables under them say it all.

const box_data = () => JSON.parse(document.getElementById("chart")?.textContent ?? "null");
let drawn = [];

function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const short = (number) => {
  const zh = !document.documentElement.lang.startsWith("en");
  return new Intl.NumberFormat(zh ? "zh-CN" : "en", { notation: "compact", maximumFractionDigits: 1 }).format(number);
};

function frame(ink, grey) {
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, valueFormatter: (value) => (value == null ? "—" : short(value)) },
    legend: { top: 0, right: 0, textStyle: { color: ink } },
    axis: { axisTick: { show: false }, axisLine: { lineStyle: { color: grey } }, axisLabel: { color: ink } },
  };
}

function months(data) {
  const ink = colour("--tblr-body-color"), grey = colour("--tblr-border-color");
  const { axis, legend, ...rest } = frame(ink, grey);
  return {
    ...rest,
    grid: { top: 24, bottom: 8, left: 8, right: 8, containLabel: true },
    xAxis: { type: "category", data: data.months, ...axis },
    yAxis: { type: "value", splitLine: { lineStyle: { color: grey } }, axisLabel: { color: ink, formatter: short } },
    series: [{ name: data.label, type: "bar", barMaxWidth: 36, data: data.money, itemStyle: { color: colour("--tblr-primary"), borderRadius: [3, 3, 0, 0] }, label: { show: true, position: "top", color: ink, formatter: ({ value }) => (value == null ? "" : short(value)) } }],
  };
}

function pairs(data, box) {
  const part = data[box.dataset.chart];
  const ink = colour("--tblr-body-color"), grey = colour("--tblr-border-color");
  const { axis, legend, ...rest } = frame(ink, grey);
  box.style.height = `${56 + part.names.length * (part.after ? 40 : 28)}px`;
  const series = [{ name: data.before, type: "bar", barMaxWidth: 12, data: part.before, itemStyle: { color: colour(part.after ? "--tblr-secondary-color" : "--tblr-primary"), borderRadius: [0, 2, 2, 0] } }];
  if (part.after) series.push({ name: data.after, type: "bar", barMaxWidth: 12, data: part.after, itemStyle: { color: colour("--tblr-primary"), borderRadius: [0, 2, 2, 0] } });
  return {
    ...rest,
    ...(part.after ? { legend } : {}),
    grid: { top: part.after ? 28 : 4, bottom: 4, left: 4, right: 56, containLabel: true },
    xAxis: { type: "value", axisLabel: { show: false }, splitLine: { lineStyle: { color: grey } } },
    yAxis: { type: "category", inverse: true, data: part.names, ...axis, axisLabel: { color: ink, width: 120, overflow: "truncate" } },
    series: series.map((one) => ({ ...one, label: { show: true, position: "right", color: ink, formatter: ({ value }) => (value == null ? "" : short(value)) } })),
  };
}

function draw() {
  const data = box_data();
  while (drawn.length) drawn.pop().dispose();
  if (!data || !window.echarts) return;
  for (const box of document.querySelectorAll("[data-chart]")) {
    box.classList.add("po-drawn");
    const option = box.dataset.chart === "months" ? months(data) : pairs(data, box);
    const chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(option);
    drawn.push(chart);
  }
}

draw();
document.addEventListener("htmx:afterSettle", draw);
window.addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
