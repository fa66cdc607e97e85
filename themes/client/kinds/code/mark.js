import { UNANSWERED, graded, rounded } from "../verdict.js";

/**
 * The share of the tests that pass.
 * @param {{tests: [string, string][]}} key
 * @param {{code?: string, passed?: string[]|null}|null} response `passed`: ids of the tests, null before a run
 */
export const mark = ({ tests }, response) => {
  const { code = "", passed } = response || {};
  if (!passed || !code.trim()) return UNANSWERED;
  const failed = tests.map(([id]) => id).filter((id) => !passed.includes(id));
  return graded(rounded(1 - failed.length / tests.length), failed);
};
