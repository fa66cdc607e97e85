import { visible } from "../visible.js";
import { UNANSWERED, graded, verdict } from "../verdict.js";

/** « 12.6 is within 0.1 of 12.5 », and 0.1 l is 100 ml, which binary rounding would deny */
const ROUNDING = 2 ** -48;

/**
 * @param {{answer: number, tolerance: number, units: Record<string, number>, nouns?: string[], exact?: boolean}} key
 * @param {string|null} response what was typed, for example « 12,5 kg »
 * @param {(typed: string, key: any) => number[]|"not-a-number"|"unit"|"other-unit"} read what it may be worth
 */
export const mark = (key, response, read) => {
  const typed = visible(response || "").trim();
  if (!typed) return UNANSWERED;
  const values = read(typed, key);
  if (values === "other-unit") return verdict("wrong", 0, [], "unit");
  if (typeof values === "string") return verdict("unanswered", 0, [], values);
  const { answer, tolerance } = key;
  const isRight = values.some((value) => Math.abs(value - answer) <= tolerance + ROUNDING * Math.max(Math.abs(value), Math.abs(answer)));
  return graded(isRight ? 1 : 0, []);
};
