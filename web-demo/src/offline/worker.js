/*
 * The service worker: keeps one whole version of the page, and answers from it alone. A new version is fetched
 * beside it, and takes over only when a person says so or no page of the old one is open.
 */

/** Every file of this version, with the digest that it must have: what a host mixes up is refused. */
const files = /* FILES */ [];
const scope = new URL('./', location.href).href;
/** The caches of one host are all in one place, also those of another page like this one under another path. */
const ours = `ipplan ${scope} `;
const cacheName = `${ours}/* VERSION */`;
const known = new Set(files.map(([path]) => path));

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

const fill = async () => {
  const cache = await caches.open(cacheName);
  // Asked of the host, not of what the browser has of an earlier version.
  const requests = files.map(([path, integrity]) => new Request(scope + path, { integrity, cache: 'no-cache' }));
  await cache.addAll(requests);
};

self.addEventListener('activate', (event) => {
  event.waitUntil(clear().then(() => self.clients.claim()));
});

const clear = async () => {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(ours) && name !== cacheName).map((name) => caches.delete(name)),
  );
};

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const [path] = request.url.slice(scope.length).split(/[?#]/);
  const file = path === '' ? 'index.html' : path;
  if (known.has(file)) event.respondWith(answer(file, request));
});

const answer = async (file, request) => {
  const cache = await caches.open(cacheName);
  // The cache can be gone, when the browser needed room.
  return (await cache.match(scope + file)) ?? fetch(request);
};
