// Lights over the months as stacked columns, on the leaders' page and on the wall.

export function paint(name, from = document.body) {
  const probe = document.createElement("span");
  probe.className = `jl-fill-${name}`;
  from.append(probe);
  const value = getComputedStyle(probe).fill;
  probe.remove();
  return value;
}

export function option(data, box, size = 12) {
  const style = getComputedStyle(box);
  const faint = `color-mix(in srgb, ${style.color} 18%, transparent)`;
  const text = { color: style.color, fontSize: size, fontFamily: style.fontFamily };
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: style.fontFamily },
    grid: { top: size, bottom: size * 2.2, left: 2, right: 2, containLabel: false },
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: data.months, axisTick: { show: false }, axisLine: { lineStyle: { color: faint } }, axisLabel: { ...text, interval: 0 } },
    yAxis: { type: "value", show: false },
    series: data.series.map((line, at) => ({
      name: line.name, type: "bar", stack: "all", barCategoryGap: "28%", data: line.numbers,
      itemStyle: { color: paint(line.colour, box), opacity: 1 },
      emphasis: { disabled: true },
      label: { show: true, color: labelled(line.colour), fontSize: size * 0.92, formatter: ({ value }) => (value >= Math.max(...totals(data)) / 16 ? value : "") },
      z: at,
    })),
  };
}

/** Dark figures on light fills and the other way round. */
function labelled(colour) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches && document.documentElement.dataset.bsTheme !== "light";
  const night = dark || document.documentElement.dataset.bsTheme === "dark";
  if (night) return colour === "none" ? "#dde3e5" : "#0d1b21";
  return ["yellow", "none"].includes(colour) ? "#17222a" : "#ffffff";
}

function totals(data) {
  return data.months.map((_month, at) => data.series.reduce((sum, line) => sum + line.numbers[at], 0));
}

const box = document.querySelector("[data-trend]");
const source = document.getElementById("chart");
if (box && source && window.echarts && !document.body.classList.contains("jw")) {
  let chart;
  const draw = () => {
    chart?.dispose();
    chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(option(JSON.parse(source.textContent), box));
  };
  box.classList.add("jl-drawn"); // without script there is no empty box, only the table
  draw();
  window.addEventListener("resize", () => chart.resize());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
