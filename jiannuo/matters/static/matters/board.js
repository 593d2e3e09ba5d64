// The bars beside the board: open matters of each unit, split by how pressing they are.

const told = JSON.parse(document.getElementById("board-charts").textContent);
const drawn = [];

function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function option(section) {
  const ink = colour("--tblr-body-color");
  const fills = ["--tblr-danger", "--tblr-warning", "--tblr-info", "--tblr-primary"].map(colour);
  return {
    animation: false,
    aria: { enabled: true },
    color: fills,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    legend: { top: 0, right: 0, textStyle: { color: ink } },
    grid: { top: 34, bottom: 8, left: 8, right: 24, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    xAxis: { type: "value", minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: colour("--tblr-border-color") } } },
    yAxis: { type: "category", inverse: true, data: section.units, axisTick: { show: false }, axisLabel: { color: ink, width: 120, overflow: "truncate" } },
    series: section.series.map((data, at) => ({ name: told.labels[at], type: "bar", stack: "open", barMaxWidth: 16, data })),
  };
}

function draw() {
  while (drawn.length) drawn.pop().dispose();
  for (const section of told.sections) {
    const box = document.querySelector(`[data-board="${section.kind}"]`);
    box.style.height = `${80 + section.units.length * 34}px`;
    const chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(option(section));
    drawn.push(chart);
  }
}

if (window.echarts) {
  draw();
  window.addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
