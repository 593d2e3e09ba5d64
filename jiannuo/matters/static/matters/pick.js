// A search box above a long list of units or posts. The list works without it.
function search(pick) {
  if (pick.querySelector("input[type=search]")) return;
  const list = pick.querySelector(".mt-pick-list");
  const lines = [...list.querySelectorAll("label")];
  if (lines.length < 8) return;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "form-control";
  box.placeholder = pick.dataset.pick;
  box.setAttribute("aria-label", pick.dataset.pick);
  box.setAttribute("aria-controls", list.id);
  const none = document.createElement("p");
  none.className = "mt-help";
  none.setAttribute("role", "status");
  pick.prepend(box);
  pick.append(none);

  box.addEventListener("input", () => {
    const typed = box.value.trim().toLowerCase();
    let shown = 0;
    for (const line of lines) {
      // what is chosen stays in sight, whatever is searched for
      line.hidden = !line.textContent.toLowerCase().includes(typed) && !line.querySelector("input").checked;
      shown += line.hidden ? 0 : 1;
    }
    none.textContent = shown ? "" : pick.dataset.none;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      lines.find((line) => !line.hidden)?.querySelector("input").focus();
    }
  });
}

const searchAll = () => document.querySelectorAll("[data-pick]").forEach(search);
searchAll();
document.addEventListener("htmx:afterSettle", searchAll);
