/// <reference lib="webworker" />
/** Keeps the page itself, so that it opens without a network; answers are kept by `asking`, not here. */
const ASSETS = "the assets of this build".split(" ");
const INDEX = "/";
const KEPT = `page ${ASSETS.join(" ")}`;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([INDEX, "/icon.svg", ...ASSETS])).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || new URL(url).origin !== worker.location.origin) return;
  if (mode === "navigate") event.respondWith(navigated(event.request));
  else if (ASSETS.includes(new URL(url).pathname)) event.respondWith(kept(event.request));
});

/** The page of today where it can be had; the one that is kept where not. Only its own places have it. */
async function navigated(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname } = new URL(request.url);
    const index = pathname === INDEX || pathname.startsWith("/books/") ? await caches.match(INDEX) : undefined;
    if (index === undefined) throw error;
    return index;
  }
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith("page ") && name !== KEPT) await caches.delete(name);
}
