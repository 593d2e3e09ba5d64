// Shows a push and opens what it points to. It keeps nothing and answers no requests.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data ? event.data.json() : {};
  } catch {
    // a push that cannot be read still says that something waits
  }
  const options = { body: said.body ?? "", tag: said.tag ?? "inbox", data: { url: said.url ?? "/inbox/" } };
  event.waitUntil(self.registration.showNotification(said.title ?? "践诺", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data?.url ?? "/inbox/", self.location.origin);
  // only within the site, whatever the message said
  const url = target.origin === self.location.origin ? target.href : self.location.origin;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => one.url === url);
      return open ? open.focus() : self.clients.openWindow(url);
    }),
  );
});
