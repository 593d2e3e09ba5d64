// Runs before the first paint: 随系统 becomes light or dark, and follows the system when it changes.
const root = document.documentElement;
if (root.dataset.bsTheme === "auto") {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { root.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  follow();
  dark.addEventListener("change", follow);
}
