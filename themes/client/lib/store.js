/**
 * Records of progress on the device, one entry each under an authored id, so that two tabs never overwrite each
 * other's. Keys: tremplin/2/<site>/<profile>/<kind>/<id>, where the id alone may hold a « / ».
 */
import { check } from "../records/record.js";
import { WRITERS, stamp } from "../records/stamp.js";

/** @typedef {import("../records/all.js").Records} Records */

/** The entry that says who learns; the keys of records begin with it. @param {string} site */
export const placeOf = (site) => `tremplin/2/${encodeURIComponent(site)}`;

/**
 * @param {string} site
 * @param {string} profile who learns on this device; "" where nobody said
 * @param {() => Storage} storage may throw, as browsers do where storage is forbidden
 * @param {() => void} onFailure called when something cannot be saved; the lesson goes on from memory
 * @param {() => number} clock
 * @param {number} writer one of those that records/stamp.js tells apart: drawn anew for each page, so that nothing names a device
 */
export const openStore = (site, profile, storage, onFailure, clock = Date.now, writer = Math.floor(Math.random() * WRITERS)) => {
  /** @type {Map<string, string>} what could not be saved */
  const memory = new Map();

  const [now, before] = [`${placeOf(site)}/${encodeURIComponent(profile)}/`, `tremplin/1/${site}/`];
  /** Where a record is kept, then where version 1 kept it, which knew no profiles. @param {keyof Records} kind @param {string} id */
  const places = (kind, id) => [`${now}${kind}/${id}`, `${profile ? now : before}${kind[0]}/${id}`];

  /** What an entry holds; null when it is not there, or not JSON. @param {string} key @returns {any} */
  const read = (key) => {
    try {
      const value = JSON.parse(memory.get(key) || /** @type {string} */ (storage().getItem(key)));
      // what is too deep to be written again counts as nothing
      JSON.stringify(value);
      return value;
    } catch (_) {
      return null;
    }
  };

  /** The record, or an empty one. @template {keyof Records} K @param {K} kind @param {string|undefined} id @returns {Records[K]} */
  const get = (kind, id = "") => {
    const [key, old] = places(kind, id);
    return check(read(key) || read(old));
  };

  /**
   * Save what `change` makes of the freshest record, and of the time to write in it. That of version 1 stays, until lib/entries.js takes it over.
   * @template {keyof Records} K @param {K} kind @param {string|undefined} id @param {(record: Records[K], now: number) => Records[K]} change
   */
  const update = (kind, id = "", change) => {
    const [key] = places(kind, id);
    const record = get(kind, id);
    const text = JSON.stringify(change(record, stamp(record, clock(), writer)));
    try {
      storage().setItem(key, text);
      memory.delete(key);
    } catch (_) {
      memory.set(key, text);
      onFailure();
    }
  };
  return { places, memory, storage, read, get, update };
};

/** @typedef {ReturnType<typeof openStore>} Store */
