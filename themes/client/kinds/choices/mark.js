import { UNANSWERED, graded, rounded } from "../verdict.js";

/**
 * Right means exactly the right answers; else the sum of the weights.
 * @param {{weights: Record<string, number>, right: string[]}} key
 * @param {string[]|null} response the ids of the ticked answers
 */
export const mark = ({ weights, right }, response) => {
  const ticked = Object.keys(weights).filter((id) => (response || []).includes(id));
  if (!ticked.length) return UNANSWERED;
  if (ticked.length === right.length && right.every((id) => ticked.includes(id))) return graded(1, ticked);
  const total = rounded(ticked.reduce((sum, id) => sum + weights[id], 0));
  // an authored weight may reach 1 without all the right answers: still not quite right
  return graded(Math.min(total, 0.9999), ticked);
};
