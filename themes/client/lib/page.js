/** The page that this script runs on: its records, and its components. */
import { all, runAll } from "./dom.js";
import { notify } from "./notice.js";
import { openStore } from "./store.js";

export const host = all(document, "[data-site]")[0];
/** the learner’s records */
export const store = openStore(/** @type {string} */ (host.dataset.site), "", () => localStorage, notify);

/** @type {(() => void)[]} */
const syncs = [];
/** Bring the page up to date with the records. */
export const sync = () => runAll(syncs);

/** Tell every part of the page that records changed. */
export const changed = () => document.dispatchEvent(new Event("tremplin:progress"));

/** @typedef {(element: HTMLElement, store: import("./store.js").Store, root: string) => () => void} Component */

/** Each component mounts alone and gives its `sync`. @param {string} selector @param {Component} component */
export const mount = (selector, component) =>
  runAll(
    all(host, selector).map((element) => () => {
      const update = component(element, store, /** @type {string} */ (host.dataset.root));
      syncs.push(update);
      update();
    }),
  );
