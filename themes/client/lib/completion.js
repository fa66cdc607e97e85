/** Whether a course is completed: « réussite: {segments: tous, score: 70 %} ». */

/**
 * The score of a course is the mean of its banks' best rounds; a bank that was never finished counts for 0.
 * @param {object} course
 * @param {string[]} course.segments ids
 * @param {string[]} course.banks ids
 * @param {{segments: number|null, score: number}} course.wanted how many segments, null for all; share from 0 to 1
 * @param {import("./store.js").Store["get"]} get
 */
export const courseCompletion = ({ segments, banks, wanted }, get) => {
  const done = segments.filter((id) => get("segment", id).done).length;
  const needed = wanted.segments === null ? segments.length : Math.min(wanted.segments, segments.length);
  const shares = banks.map((id) => {
    const { best, passed } = get("bank", id);
    // version 1 kept that a bank was passed, and not with what score
    return best === undefined ? (passed ? wanted.score : 0) : Math.min(best, 1);
  });
  const score = shares.length ? shares.reduce((sum, each) => sum + each, 0) / shares.length : 1;
  // the margin absorbs binary rounding
  return { done, needed, score, completed: segments.length > 0 && done >= needed && score >= wanted.score - 1e-9 };
};
