/**
 * A store whose answers are of this page alone, and everything else that of the learner: what is answered while one revises
 * changes nothing of the lesson. @param {import("../../lib/store.js").Store} store @returns {import("../../lib/store.js").Store}
 */
export const aside = (store) => {
  /** @type {Map<string, any>} */
  const records = new Map();
  let now = 0;
  /** @param {string} kind */
  const isOwn = (kind) => kind === "question" || kind === "bank";
  return {
    ...store,
    get: (kind, id = "") => {
      if (!isOwn(kind)) return store.get(kind, id);
      // whether its author corrected it since it was answered in the lesson
      const { key } = /** @type {any} */ (store.get(kind, id));
      return records.get(`${kind}/${id}`) || (key ? { key } : {});
    },
    update: (kind, id = "", change) => {
      if (!isOwn(kind)) return store.update(kind, id, change);
      const key = `${kind}/${id}`;
      records.set(key, change(records.get(key) || {}, ++now));
    },
  };
};
