/** All the records of a learner: listing them, erasing them, taking over those of version 1. */
import { RECORDS } from "../records/all.js";
import { check } from "../records/record.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {keyof import("../records/all.js").Records} RecordKind */

export const KINDS = /** @type {RecordKind[]} */ (Object.keys(RECORDS));

/** The keys of all that is kept here: listed once for all kinds, which matters where there are thousands. @param {Store} store */
export const keysOf = ({ memory, storage }) => {
  const keys = [...memory.keys()];
  try {
    const disk = storage();
    for (let n = 0; n < disk.length; n++) keys.push(disk.key(n) || "");
  } catch (_) {
    // storage is forbidden: only memory holds records
  }
  return keys;
};

/** The ids of the entries in one of the places of a kind. @param {string[]} keys @param {string} start of these */
const idsAt = (keys, start) => keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));

/** The ids that have a record. @param {Store} store @param {RecordKind} kind */
export const ids = (store, kind, keys = keysOf(store)) => [...new Set(store.places(kind, "").flatMap((start) => idsAt(keys, start)))];

/** Whether anything is kept. @param {Store} store */
export const hasTraces = (store) => {
  const keys = keysOf(store);
  return KINDS.some((kind) => store.places(kind, "").some((start) => keys.some((key) => key.startsWith(start))));
};

/** @param {Store} store @param {string} key */
const remove = ({ memory, storage }, key) => {
  memory.delete(key);
  try {
    storage().removeItem(key);
  } catch (_) {
    // it was in memory only
  }
};

/** Keep a record besides what is there. @template {RecordKind} K @param {Store} store @param {K} kind @param {string} id @param {import("../records/all.js").Records[K]} record */
export const add = (store, kind, id, record) => store.update(kind, id, (now) => RECORDS[kind](now, record));

/** Put a record in the place of what is there; the empty one takes it away. @template {RecordKind} K @param {Store} store @param {K} kind @param {string} id @param {import("../records/all.js").Records[K]} record */
export const put = (store, kind, id, record) =>
  Object.keys(record).length ? store.update(kind, id, () => record) : store.places(kind, id).forEach((key) => remove(store, key));

/**
 * Remove every record; what was learnt since then is kept too when they are put back.
 * @param {Store} store @returns {() => void} puts them back
 */
export const erase = (store) => {
  takeOver(store);
  const keys = keysOf(store);
  const saved = KINDS.flatMap((kind) => ids(store, kind, keys).map((id) => ({ kind, id, record: store.get(kind, id) })));
  saved.forEach(({ kind, id }) => store.places(kind, id).forEach((key) => remove(store, key)));
  return () => saved.forEach(({ kind, id, record }) => add(store, kind, id, record));
};

/**
 * Put what version 1 kept into the records of today, where it was not yet: what a tab of before wrote after those
 * were made is not lost. @param {Store} store
 */
export const takeOver = (store) => {
  const keys = keysOf(store);
  KINDS.forEach((kind) => {
    const [, old] = store.places(kind, "");
    idsAt(keys, old).forEach((id) => {
      add(store, kind, id, check(store.read(old + id)));
      // what could not be saved stays where it was
      if (!store.memory.has(store.places(kind, id)[0])) remove(store, old + id);
    });
  });
};
