/** In a random order (Fisher-Yates). @template T @param {T[]} rows @returns {T[]} */
export const shuffled = (rows) => {
  const left = rows.slice();
  return rows.map(() => left.splice(Math.random() * left.length, 1)[0]);
};

/**
 * The `count` questions of a new try: they do not come again before all have come.
 * @param {string[]} known ids @param {string[]} seen those that came @param {number} count
 */
export const drawAnew = (known, seen, count) => {
  const fresh = known.filter((id) => !seen.includes(id));
  const others = known.filter((id) => seen.includes(id));
  const drawn = [...shuffled(fresh), ...shuffled(others)].slice(0, count);
  return { drawn, seen: fresh.length > count ? [...seen, ...drawn] : drawn };
};
