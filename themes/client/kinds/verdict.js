/**
 * @typedef {{state: "unanswered"|"wrong"|"partial"|"almost"|"right"|"done"|"unsure", score: number, feedback: string[], notice: string|null}} Verdict
 */

/** @type {(state: Verdict["state"], score?: number, feedback?: string[], notice?: string|null) => Verdict} */
export const verdict = (state, score = 0, feedback = [], notice = null) => ({ state, score, feedback, notice });

export const UNANSWERED = verdict("unanswered");

/** A score from 0 to 1 to four decimals, half up: the same in Python and here. @param {number} score */
export const rounded = (score) => Math.floor(Math.min(1, Math.max(0, score)) * 10000 + 0.5) / 10000;

/** All of the score is right, some of it partly right. @param {number} score @param {string[]} feedback */
export const graded = (score, feedback) =>
  verdict(score >= 1 ? "right" : score > 0 ? "partial" : "wrong", score, feedback);
