import { UNANSWERED, graded, rounded, verdict } from "../verdict.js";

/**
 * @param {{criteria: string[]}} key
 * @param {{text?: string, met?: string[]|null}|null} response `met`: criteria that the learner ticks, null before
 */
export const mark = ({ criteria }, response) => {
  const { text, met } = response || {};
  if (!(text || "").trim()) return UNANSWERED;
  if (!met) return verdict("unanswered", 0, [], "self");
  const missing = criteria.filter((id) => !met.includes(id));
  return graded(rounded(1 - missing.length / criteria.length), missing);
};
