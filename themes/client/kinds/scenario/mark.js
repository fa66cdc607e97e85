import { UNANSWERED, graded, rounded, verdict } from "../verdict.js";

/**
 * Where a way leads, and what it is worth; undefined for a choice that the course no longer has.
 * @param {{first: string, steps: Record<string, [string, string|null, number][]>}} key
 * @param {string[]} way
 * @returns {{step: string|null, total: number}|undefined}
 */
export const follow = ({ first, steps }, way) => {
  /** @type {string|null} */
  let step = first;
  let total = 0;
  for (const choice of way) {
    /** @type {[string, string|null, number]|undefined} */
    const found = (step === null ? [] : steps[step]).find(([id]) => id === choice);
    if (!found) return undefined;
    step = found[1];
    total += found[2];
  }
  return { step, total };
};

/**
 * The score of the way to the best one's.
 * @param {{first: string, steps: Record<string, [string, string|null, number][]>, best: number}} key
 * @param {string[]|null} response the ids of the choices made, in turn
 */
export const mark = (key, response) => {
  const found = follow(key, response || []);
  if (!found || (found.step !== null && key.steps[found.step].length)) return UNANSWERED;
  return key.best > 0 ? graded(rounded(found.total / key.best), []) : verdict("done", 1);
};
