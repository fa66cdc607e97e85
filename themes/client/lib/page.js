/** The page that this script runs on: its records, and its components. */
import { lost } from "names";
import { all, runAll } from "./dom.js";
import { load } from "./load.js";
import { openStore, placeOf } from "./store.js";

export const host = all(document, "[data-site]")[0];
const site = /** @type {string} */ (host.dataset.site);

/** the entry of this device that says who learns: lib/device.js writes it */
export const place = placeOf(site);

/** Who learns in this tab: a profile that was opened here only, or that of the device. */
const chosen = () => {
  try {
    const now = localStorage[place] || "";
    const here = sessionStorage[place + now];
    // that of who never made a profile is ""
    return here === undefined ? now : here;
  } catch (_) {
    return "";
  }
};
const profile = chosen();

/** whether what tells of it was asked for, and came @type {any} */
let isTelling;
/** Something cannot be kept: it is told, by a script of its own. */
export const refused = () => {
  isTelling = isTelling || load(lost).then((came) => (isTelling = came));
};

/** the learner’s records: those of a guest, whose name begins with « ~ », after all letters, go with the tab */
export const store = openStore(site, profile, () => (profile > "~" ? sessionStorage : localStorage), refused);

/** @type {(() => void)[]} */
const syncs = [];
/** Bring the page up to date with the records; where somebody else learns now, nothing of it stays, nor what was typed. */
export const sync = () => {
  if (chosen() === profile) return runAll(syncs);
  host.remove();
  location.reload();
};

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
