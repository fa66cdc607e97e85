/** The part of Storage that browsers give, with a quota. */
export const disk = (quota = Infinity, entries = {}) => {
  const map = new Map(Object.entries(entries));
  return {
    getItem: (key) => (map.has(key) ? map.get(key) : null),
    setItem(key, text) {
      if (map.size >= quota && !map.has(key)) throw new Error("QuotaExceededError");
      map.set(key, String(text));
    },
    removeItem: (key) => map.delete(key),
    key: (n) => [...map.keys()][n] ?? null,
    get length() {
      return map.size;
    },
    keys: () => [...map.keys()],
  };
};
