/** What a program may be and say: the frame that runs it and the page that shows it hold to the same limits. */

export const SIZE = 100000; // signs of a program
const LINES = 1000; // the worker stops before
const LENGTH = 2000; // signs of a line

/** `error`: what stopped it; `isCut`: it said more @typedef {{out: string[], results: boolean[], error: string, isCut: boolean}} Run */

/**
 * What a program answers, whatever it made of it: lines of text, and one verdict a test.
 * @param {any} data @param {number} tests their number @returns {Run}
 */
export const answer = (data, tests) => {
  const { out, results, error } = Object(data);
  const lines = (Array.isArray(out) ? out : []).filter((line) => typeof line === "string");
  return {
    out: lines.slice(0, LINES).map((line) => line.slice(0, LENGTH)),
    results: Array.from({ length: tests }, (_, n) => Array.isArray(results) && results[n] === true),
    error: typeof error === "string" ? error.slice(0, LENGTH) : "",
    isCut: lines.length > LINES,
  };
};
