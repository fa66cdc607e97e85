/** Takes the place of the service worker where the publisher wants none any more: it goes, with what it kept. */
import { forget } from "./held.js";

const worker = /** @type {any} */ (self);
worker.oninstall = () => worker.skipWaiting();
worker.onactivate = (/** @type {any} */ event) => event.waitUntil(forget(worker.registration.scope).then(() => worker.registration.unregister()));
