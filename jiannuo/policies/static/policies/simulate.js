// Sliders beside the numbers of the thresholds: they turn the number, and the number asks the server.

document.documentElement.classList.add("po-live");

document.addEventListener("input", (event) => {
  const { target } = event;
  if (target.dataset.turns) {
    document.getElementById(target.dataset.turns).value = target.value;
    return;
  }
  const slider = target.id && document.querySelector(`[data-turns="${CSS.escape(target.id)}"]`);
  if (slider && Number.isFinite(Number(target.value))) slider.value = target.value;
});
