/** The lists of terms, as `outputs/search.py` writes them. */

const OTHERS = "autres";

/** The list that a term is in. @param {string} term @param {number} parts of a letter, 0 where all terms are in one list */
export const nameOf = (term, parts) => {
  const [first, second] = term;
  if (!parts) return "";
  if (/[a-z]/.test(first)) return parts > 1 ? first + (second >= "l" ? "l" : "a") : first;
  return /[0-9]/.test(first) ? "0" : OTHERS;
};

/** All lists of its first letter. @param {string} term @param {number} parts */
export const namesNear = (term, parts) => (parts > 1 && /[a-z]/.test(term[0]) ? [`${term[0]}a`, `${term[0]}l`] : [nameOf(term, parts)]);

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
