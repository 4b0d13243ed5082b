// Keeps the page's files in this browser, so that it opens without a connection. The build puts in version and files.
const CACHE = `khabar-${"VERSION"}`;
const FILES = ["FILES"];

self.addEventListener("install", (event) => {
  // Files with a hash in their names may come from the browser's own cache; the page itself is asked for anew.
  const requests = FILES.map((file) => new Request(file, { cache: file.includes("assets/") ? "default" : "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith("khabar-") && name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

// A new version waits until the reader takes it: a page never gets files of two versions.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const here = new URL("./", location.href);
  const page =
    request.mode === "navigate" && (url.pathname === here.pathname || url.pathname === `${here.pathname}index.html`);
  event.respondWith(answer(request, page ? here.href : null));
});

async function answer(request, page) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(page ?? request, { ignoreSearch: page !== null });
  return kept ?? fetch(request);
}
