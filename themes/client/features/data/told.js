/** What is kept of a learner, counted and in a file that one can read. */
import { ids } from "../../lib/entries.js";
import { RECORDS } from "../../records/all.js";
import { TIMES } from "../../records/stamp.js";

/** @typedef {import("../../lib/store.js").Store} Store */
/** @typedef {import("../../lib/entries.js").RecordKind} RecordKind */

/** @param {any[][]} rows names and values */
const object = (rows) => Object.assign({}, ...rows.map(([name, value]) => ({ [name]: value })));

/**
 * How many records some kinds have, those that cannot be read, and the bytes of all.
 * @param {Store} store @param {RecordKind[]} kinds @param {(id: string) => boolean} isCounted
 */
export const counted = (store, kinds, isCounted) => {
  const rows = kinds.flatMap((kind) => ids(store, kind).filter(isCounted).map((id) => ({ key: store.places(kind, id)[0], record: store.get(kind, id) })));
  const sound = rows.filter(({ record }) => Object.keys(record).length);
  const texts = rows.map(({ key, record }) => key + JSON.stringify(record));
  return { count: sound.length, damaged: rows.length - sound.length, bytes: new Blob(texts).size };
};

/**
 * All records under their names, times as dates. @param {Store} store @param {string} site @param {number} now
 * @param {(id: string) => boolean} isCounted @returns {string} JSON
 */
export const readable = (store, site, now, isCounted) => {
  const kinds = /** @type {RecordKind[]} */ (Object.keys(RECORDS)).map((kind) => {
    const rows = ids(store, kind).filter(isCounted).map((id) => {
      const fields = Object.entries(store.get(kind, id)).map(([name, value]) => [name, TIMES.includes(name) && value ? new Date(value).toISOString() : value]);
      return [id, object(fields)];
    });
    return [kind, object(rows)];
  });
  return JSON.stringify({ site, date: new Date(now).toISOString(), ...object(kinds) }, null, 2);
};
