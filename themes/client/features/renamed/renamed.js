import { KINDS, add, ids } from "../../lib/entries.js";

/**
 * What was kept under a name of before counts under that of today, at each load: a tab of before may still write there, and
 * merging twice changes nothing. The names of questions follow that of their quiz, or of their step.
 * @param {import("../../lib/store.js").Store} store @param {[before: string, after: string][]} names one may lead to the next
 * @returns {boolean} whether anything was found
 */
export const follow = (store, names) => {
  let isFound = false;
  names.forEach(([old, now]) =>
    KINDS.forEach((kind) =>
      ids(store, kind).forEach((id) => {
        if (id === old || id.startsWith(`${old}#`)) {
          add(store, kind, now + id.slice(old.length), store.get(kind, id));
          isFound = true;
        } else if (kind === "course" && store.get("course", id).segment === old) {
          store.update("course", id, (record) => ({ ...record, segment: now }));
          isFound = true;
        }
      }),
    ),
  );
  return isFound;
};
