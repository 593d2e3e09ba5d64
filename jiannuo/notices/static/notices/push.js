// Turning on pushes for this browser: register the worker, ask the person, tell the site.
const box = document.querySelector("[data-push]");
const button = box?.querySelector("[data-push-on]");
const says = box?.querySelector("[data-push-says]");

function bytes(base64url) {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

async function turnOn() {
  if ((await Notification.requestPermission()) !== "granted") return box.dataset.denied;
  await navigator.serviceWorker.register(box.dataset.worker, { scope: "/" });
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytes(box.dataset.key) };
  const subscription = await registration.pushManager.subscribe(options);
  const answer = await fetch(box.dataset.url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"],
    },
    body: JSON.stringify(subscription),
  });
  if (answer.ok) return box.dataset.done;
  const problem = await answer.json().catch(() => ({}));
  return problem.problem ?? box.dataset.failed;
}

if (button) {
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (able) button.hidden = false;
  else says.textContent = box.dataset.unsupported;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      says.textContent = await turnOn();
    } catch {
      says.textContent = box.dataset.failed;
    }
    button.disabled = false;
  });
}
