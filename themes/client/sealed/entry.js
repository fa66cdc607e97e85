/**
 * A sealed profile at rest: one entry, `tremplin/2/<site>/<profile>`, which is the text of a parcel that was sealed
 * (transfer/parcel.js) as frames.js writes it: its sum tells what was altered from a passphrase that is another.
 */
import { frames, gathering } from "../transfer/frames.js";
import { closed, opened } from "../transfer/parcel.js";
import { draw, isSealed, saltOf } from "../transfer/seal.js";

/** @typedef {import("../transfer/pack.js").Row} Row */
/** @typedef {import("../transfer/seal.js").Drawn} Drawn */
/** @typedef {import("../transfer/parcel.js").Asked} Asked */

/** The sealed bytes that an entry holds; null for what is damaged, or none. @param {string|null} text */
const bytesOf = (text) => {
  const { bytes } = gathering()(text || "") || { bytes: null };
  return bytes && isSealed(bytes) ? bytes : null;
};

/** @param {Row[]} rows @param {string} site @param {Drawn} key @param {Asked} library @throws when there is too much to be opened again */
export const closedEntry = async (rows, site, key, library) => frames(await closed({ site, rows }, key, library), "", Infinity)[0];

/** The key of an entry; null when it is damaged. @param {string|null} text @param {string} passphrase */
export const keyFor = async (text, passphrase) => {
  const bytes = bytesOf(text);
  return bytes && draw(passphrase, saltOf(bytes));
};

/** Whether the entry was closed with this key, or with one that was drawn otherwise. @param {string|null} text @param {Drawn} key */
export const isOf = (text, { salt }) => {
  const bytes = bytesOf(text);
  return !!bytes && String(saltOf(bytes)) === String(salt);
};

/**
 * @param {string|null} text @param {string} site @param {Drawn} key @param {Asked} library
 * @returns {Promise<{rows: Row[], fault: ""|"damaged"|"passphrase"|"other"}>} « other » for what another edition of the site sealed
 */
export const openedEntry = async (text, site, key, library) => {
  const bytes = bytesOf(text);
  if (!bytes) return { rows: [], fault: "damaged" };
  const found = await opened(bytes, site, key, library);
  return "rows" in found ? { rows: found.rows, fault: "" } : { rows: [], fault: found.fault === "passphrase" ? "passphrase" : "other" };
};
