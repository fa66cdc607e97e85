/**
 * The service worker: what was read stays readable. It shows what is on the device first and follows the site behind;
 * a page is of one edition, for everything that it shows is named by its content.
 */
import { bring, find, follow, keyOf, openHeld, read } from "./held.js";

const worker = /** @type {any} */ (self);
/** @type {string} */
const scope = worker.registration.scope;
const OFFLINE = "hors-ligne/index.html";
/** where not even the page of that name is here: no catalogue of words is, either */
const NOTHING = "<!doctype html><meta charset=utf-8><meta name=viewport content=width=device-width><title>Hors ligne</title><h1>Hors ligne</h1><p>Cette page n’est pas sur votre appareil. Réessayez quand la connexion sera revenue.";

/** Where in the site an address is, as its lists name it. @param {string} url */
const within = (url) => {
  const { origin, pathname, search } = new URL(url);
  const path = (origin + pathname).slice(scope.length);
  return { path: path.replace(/(^|\/)$/, "$1index.html"), version: search };
};

/** A part of a file, as players ask for. @param {Request} request @param {Response} whole */
const part = async (request, whole) => {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") || "");
  if (!range) return whole;
  const data = await whole.arrayBuffer();
  const [start, end] = [Number(range[1]), range[2] ? Number(range[2]) + 1 : data.byteLength];
  return new Response(data.slice(start, end), {
    status: 206,
    headers: { "Content-Type": whole.headers.get("Content-Type") || "", "Content-Range": `bytes ${start}-${Math.min(end, data.byteLength) - 1}/${data.byteLength}` },
  });
};

/** A page: that of the device, else that of the line, else what tells which ones are on the device. @param {any} event @param {string} path */
const page = async (event, path) => {
  const held = await openHeld(scope);
  const found = await find(held, path);
  const here = found && (await held.cache.match(keyOf(held, path, found.row)));
  if (here) {
    event.waitUntil(follow(held, [found.id].filter(Boolean)).catch(() => {}));
    return here;
  }
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) {
      const copy = response.clone();
      event.waitUntil(read(held, path, copy).catch(() => {}));
    }
    if (response.status < 500) return response;
  } catch (_) {
    // no line
  }
  const offline = await find(held, OFFLINE);
  if (path !== OFFLINE && offline && (await held.cache.match(keyOf(held, OFFLINE, offline.row)))) return Response.redirect(`${scope}hors-ligne/?${encodeURIComponent(path)}`);
  return new Response(NOTHING, { status: 503, headers: { "Content-Type": "text/html" } });
};

/** What is searched of a course: as the device has it, else the line. @param {Request} request @param {string} path */
const searched = async (request, path) => {
  const held = await openHeld(scope);
  const found = await find(held, path);
  return (found && (await held.cache.match(keyOf(held, path, found.row)))) || fetch(request);
};

/** A file that carries its digest: that of the device, else that of the line when it is what its list says. @param {Request} request @param {string} path @param {string} version */
const file = async (request, path, version) => {
  const held = await openHeld(scope);
  const address = path + version;
  const here = await held.cache.match(keyOf(held, address));
  if (here) return part(request, here);
  const found = await find(held, address);
  return found && !request.headers.has("Range") ? bring(held, address, found.row) : fetch(request);
};

/** Learners' programs run without an origin: a frame that has one by its address gives it up by this. @param {Response} response */
const framed = async (response) => {
  const { status, headers } = response;
  return new Response(await response.arrayBuffer(), { status, headers: { "Content-Type": headers.get("Content-Type") || "", "Content-Security-Policy": "sandbox allow-scripts" } });
};

worker.onfetch = (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const isPage = request.mode === "navigate";
  // what is brought to be kept is asked of the line: « held.js »
  if (request.redirect === "manual" && !isPage) return;
  const { path, version } = within(request.url);
  const isOfTheme = /^assets\/tremplin\//.test(path);
  if (isOfTheme && /\.htm$/.test(path)) event.respondWith(file(request, path, "").then(framed));
  else if (isPage) event.respondWith(page(event, path));
  else if (/^chercher\/cours\//.test(path)) event.respondWith(searched(request, path));
  else if (version || isOfTheme) event.respondWith(file(request, path, version));
};

/** Once this worker is there: the pages that are open, and what tells that there is no line. */
const begin = async () => {
  const held = await openHeld(scope);
  const open = await worker.clients.matchAll();
  for (const path of [OFFLINE, ...open.map((/** @type {any} */ { url }) => within(url).path)]) {
    await fetch(scope + path).then((response) => read(held, path, response));
  }
};
worker.oninstall = () => worker.skipWaiting();
worker.onactivate = (/** @type {any} */ event) => event.waitUntil(worker.clients.claim().then(begin));
