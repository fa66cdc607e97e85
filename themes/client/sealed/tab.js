/**
 * What a tab holds of the sealed profile that is open in it, in its own storage: the key, what the entry was when the tab
 * last agreed with it, and when one of its pages was left. The records are beside, as those of a guest.
 */
import { clear, openedAs } from "../lib/device.js";

/** @typedef {import("../lib/device.js").Owner} Owner */
/** @typedef {import("../transfer/seal.js").Drawn} Drawn */

/** milliseconds from a page that is left to the next one that is asked for; what comes later is a tab that was opened again */
const GAP = 2000;

/** @param {Owner} owner @param {string} id */
const place = (owner, id) => `${owner.place}/${openedAs(id)}`;

/** @param {Owner} owner @param {string} id @param {Drawn} key */
export const hold = (owner, id, { raw, salt }) => {
  owner.session.setItem(place(owner, id), JSON.stringify([[...raw], [...salt]]));
  leave(owner, id);
};

/** @param {Owner} owner @param {string} id @returns {Drawn|null} */
export const held = (owner, id) => {
  try {
    const [raw, salt] = JSON.parse(/** @type {string} */ (owner.session.getItem(place(owner, id)))).map((/** @type {number[]} */ bytes) => Uint8Array.from(bytes));
    return { raw, salt };
  } catch (_) {
    return null;
  }
};

/** What the entry was; "" when that is not known. @param {Owner} owner @param {string} id */
export const agreed = (owner, id) => owner.session.getItem(`${place(owner, id)}/base`) || "";

/** @param {Owner} owner @param {string} id @param {string} text */
export const agree = (owner, id, text) => {
  try {
    owner.session.setItem(`${place(owner, id)}/base`, text);
  } catch (_) {
    owner.session.removeItem(`${place(owner, id)}/base`);
  }
};

/** A page is left. @param {Owner} owner @param {string} id */
export const leave = (owner, id) => {
  try {
    owner.session.setItem(`${place(owner, id)}/left`, String(Date.now()));
  } catch (_) {
    // then it is asked again
  }
};

/**
 * Whether this page follows one of the same tab at once. A tab that a browser opens again brings its storage back, and so
 * does one that comes back from another site: the passphrase is asked again.
 * @param {Owner} owner @param {string} id @param {number} since when this page was asked for
 */
export const follows = (owner, id, since) => since - Number(owner.session.getItem(`${place(owner, id)}/left`) || 0) < GAP;

/** @param {Owner} owner */
export const forget = clear;
