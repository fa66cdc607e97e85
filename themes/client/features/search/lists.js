/** The lists of terms, as `outputs/search.py` writes them. */

/** The rank of the list that a term is in: each begins where the terms are cut. @param {string} term @param {string[]} cuts */
export const rankOf = (term, cuts) => cuts.filter((cut) => cut <= term).length - 1;

/** The ranks of all lists whose terms may begin so. @param {string} start @param {string[]} cuts */
export const ranksNear = (start, cuts) => {
  const from = rankOf(start, cuts);
  return Array.from({ length: rankOf(`${start}\uffff`, cuts) - from + 1 }, (_, n) => from + n);
};

/** Term → its places, not yet read. @param {string} list @returns {Map<string, string>} */
export const read = (list) => {
  /** @type {Map<string, string>} */
  const terms = new Map();
  let before = "";
  list.split("\n").forEach((line) => {
    const end = line.search(/[A-F]/);
    if (end < 0) return;
    before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, end);
    terms.set(before, line.slice(end));
  });
  return terms;
};

const OFTEN = [1, 2, 4];

/** Calls `put` for each page: its number, how often it has the term, whether in a heading. @param {string} places @param {(page: number, often: number, isStrong: boolean) => void} put */
export const each = (places, put) => {
  let page = -1;
  places.replace(/([A-F])([0-9a-z]*)/g, (part, sign, passed) => {
    page += 1 + (passed ? parseInt(passed, 36) : 0);
    const weight = "ABCDEF".indexOf(sign);
    put(page, OFTEN[weight % OFTEN.length], weight >= OFTEN.length);
    return part;
  });
};
