/** What a program may be and say: the frame that runs it and the page that shows it hold to the same limits. */

export const SIZE = 100000; // signs of a program
const LINES = 1000; // the worker stops before
const LENGTH = 2000; // signs of a line

/**
 * `error` as the language words it, "" without one; `isCut` when there is more than is shown.
 * @typedef {{out: string[], results: boolean[], error: string, isEndless: boolean, isCut: boolean}} Answered
 */

/**
 * What a program answers, whatever it made of it: lines of text, and one verdict a test.
 * @param {any} data @param {number} tests their number @returns {Answered}
 */
export const answer = (data, tests) => {
  const { out, results, error, isEndless, isCut } = Object(data);
  const lines = (Array.isArray(out) ? out : []).filter((line) => typeof line === "string");
  const fine = Array.isArray(results) && !error ? results : [];
  return {
    out: lines.slice(0, LINES).map((line) => line.slice(0, LENGTH)),
    results: Array.from({ length: tests }, (_, n) => fine[n] === true),
    error: typeof error === "string" ? error.slice(0, LENGTH) : "",
    isEndless: isEndless === true,
    isCut: isCut === true || lines.length > LINES,
  };
};
