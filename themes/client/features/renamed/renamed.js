import { KINDS, ids, keysOf } from "../../lib/entries.js";
import { naming, today } from "../../lib/former.js";
import { RECORDS } from "../../records/all.js";
import { textOf } from "../../records/record.js";

/**
 * What was kept under a name of before counts under that of today, at each load, and stays where it was: a tab of before may
 * still read and write it there. Merging twice changes nothing; of two with the same time, that of today counts.
 * @param {import("../../lib/store.js").Store} store @param {import("../../lib/former.js").Names} names
 * @returns {boolean} whether anything changed
 */
export const follow = (store, names) => {
  let isChanged = false;
  const keys = keysOf(store);
  KINDS.forEach((kind) =>
    ids(store, kind, keys).forEach((id) => {
      const now = today(names, id);
      if (now === id && kind !== "bank" && kind !== "course") return;
      const found = naming(names, store.get(kind, id));
      /** @param {any} record */
      const merged = (record) => (now === id ? naming(names, record) : RECORDS[kind](/** @type {never} */ (record), /** @type {never} */ (found), true));
      const before = store.get(kind, now);
      if (textOf(merged(before)) === textOf(before)) return;
      store.update(kind, now, merged);
      isChanged = true;
    }),
  );
  return isChanged;
};
