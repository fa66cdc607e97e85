/** All the records of a site: listing and erasing them. */

/** @param {import("./store.js").Store} store @returns {string[]} every key, without the site's prefix */
export const keys = ({ prefix, memory, storage }) => {
  const found = new Set(memory.keys());
  try {
    const disk = storage();
    for (let n = 0; n < disk.length; n++) {
      const key = disk.key(n) || "";
      if (key.startsWith(prefix)) found.add(key.slice(prefix.length));
    }
  } catch (_) {
    // storage is forbidden: only memory holds records
  }
  return [...found];
};

/**
 * Remove every record; what was learnt since then wins when they are put back.
 * @param {import("./store.js").Store} store @returns {() => void} puts them back
 */
export const erase = (store) => {
  const saved = keys(store).map((key) => [key, store.get(key)]);
  saved.forEach(([key]) => {
    store.memory.delete(key);
    try {
      store.storage().removeItem(store.prefix + key);
    } catch (_) {
      // it was in memory only
    }
  });
  return () => saved.forEach(([key, record]) => store.update(key, (now) => Object.assign(record, now)));
};
