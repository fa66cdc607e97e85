/** Sealing a profile, opening it in a tab, giving it another passphrase, and none. */
import { add, choose, drop, edit, entryOf, read, welcome } from "../lib/device.js";
import { erase } from "../lib/entries.js";
import { kept } from "../transfer/exchange.js";
import { draw } from "../transfer/seal.js";
import { closedEntry, keyFor, openedEntry } from "./entry.js";
import { isSame } from "./reconcile.js";
import { inClear, inTab, lay } from "./settle.js";
import { agree, hold } from "./tab.js";

/** @typedef {import("../lib/device.js").Profile} Profile */
/** @typedef {import("../lib/store.js").Store} Store */
/** @typedef {import("./settle.js").Place} Place */
/** @typedef {import("../transfer/seal.js").Drawn} Drawn */

/** From now on it is open in this tab. @param {Place} place @param {import("./reconcile.js").Row[]} rows @param {Drawn} key @param {string} text of the entry @throws when the tab has no room */
const enter = (place, rows, key, text) => {
  const { owner, id } = place;
  choose(owner, { id, name: "", drawing: 0, used: 0, sealed: true });
  const store = inTab(place);
  lay(store, rows);
  if (store.memory.size) throw new Error("no room");
  hold(owner, id, key);
  agree(owner, id, text);
};

/** Writes the entry, and opens what was written. @param {Place} place @param {Store} store @param {Drawn} key @throws when it is not there whole: the former one is back */
const written = async ({ owner, site, id, library }, store, key) => {
  const name = entryOf(owner, id);
  const before = owner.local.getItem(name);
  for (;;) {
    const rows = kept(store);
    const text = await closedEntry(rows, site, key, library);
    owner.local.setItem(name, text);
    const found = await openedEntry(owner.local.getItem(name), site, key, library);
    if (found.fault || !isSame(found.rows, rows)) {
      if (before === null) owner.local.removeItem(name);
      else owner.local.setItem(name, before);
      throw new Error("not whole");
    }
    // what was learnt meanwhile comes too
    if (isSame(rows, kept(store))) return { rows, text };
  }
};

/**
 * A profile that was in clear is sealed with its records, which are erased once the entry was read back. That of who never
 * made one becomes one of the list; the nameless one is there for the next. It is open in this tab then. One that another tab
 * sealed, or removed, while the key was drawn stays as it is: nothing is left to be sealed.
 * @param {Omit<Place, "id">} device @param {Profile} profile @param {string} passphrase @param {number} now
 * @throws when there is no room: nothing changed
 */
export const sealProfile = async (device, { pin: _, ...profile }, passphrase, now) => {
  const { owner } = device;
  const store = inClear({ ...device, id: profile.id });
  const key = await draw(passphrase);
  if (!read(owner).profiles.some(({ id, name, sealed }) => id === profile.id && name && !sealed)) return;
  const id = profile.id || add(owner, profile.name, profile.drawing, now).id;
  const place = { ...device, id };
  /** @type {string|undefined} */
  let text;
  try {
    const found = await written(place, store, key);
    text = found.text;
    enter(place, found.rows, key, text);
    edit(owner, id, () => ({ ...profile, id, sealed: true }));
  } catch (error) {
    if (text) owner.local.removeItem(entryOf(owner, id));
    if (!profile.id) drop(owner, id);
    choose(owner, profile);
    throw error;
  }
  erase(store);
  if (!profile.id) edit(owner, "", () => ({ id: "", name: "", drawing: 0, used: now }));
};

/** @param {Place} place @param {string} passphrase @returns {Promise<""|"damaged"|"passphrase"|"other">} what is wrong, and then nothing changed @throws when the tab has no room */
export const openProfile = async (place, passphrase) => {
  const { owner, site, id, library } = place;
  const text = owner.local.getItem(entryOf(owner, id));
  const key = await keyFor(text, passphrase);
  if (!key) return "damaged";
  const { rows, fault } = await openedEntry(text, site, key, library);
  if (fault) return fault;
  try {
    enter(place, rows, key, /** @type {string} */ (text));
  } catch (error) {
    welcome(owner);
    throw error;
  }
  return "";
};

/** Under another passphrase: the other tabs where it is open are closed. @param {Place} place open in this tab @param {string} passphrase */
export const reseal = async (place, passphrase) => {
  const store = inTab(place);
  const key = await draw(passphrase);
  const { rows, text } = await written(place, store, key);
  // a new guest for the others
  welcome(place.owner);
  enter(place, rows, key, text);
};

/** In clear again, for every tab. @param {Place} place open in this tab @throws when there is no room: nothing changed */
export const unsealProfile = (place) => {
  const { owner, id } = place;
  const rows = kept(inTab(place));
  const clear = inClear(place);
  lay(clear, rows);
  if (clear.memory.size) {
    erase(clear);
    throw new Error("no room");
  }
  edit(owner, id, ({ sealed: _, ...profile }) => profile);
  owner.local.removeItem(entryOf(owner, id));
  choose(owner, { id, name: "", drawing: 0, used: 0 });
};
