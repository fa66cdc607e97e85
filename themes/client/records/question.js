/** An answer: how often, what was answered in this round, and what it was worth. */
import { merging, most } from "./merge.js";

/**
 * `attempts` in all, `best` score; in this round `tries`, `response`, its `score`, the `certainty` told (1 to 3),
 * whether it was left `blank`, the `kind` of question that it answered and the edition of its `key`; `at`: when the round changed; `draft`: a kind
 * and a response that is not checked yet.
 * @typedef {{attempts?: number, best?: number, tries?: number, response?: any, kind?: string, key?: number, score?: number, certainty?: number, blank?: boolean, at?: number, draft?: any[]}} QuestionRecord
 */

/** @type {import("./merge.js").Merge<QuestionRecord>} */
export const mergeQuestions = /* @__PURE__ */ merging(
  { attempts: most, best: most },
  { times: ["at"], fields: ["tries", "response", "kind", "key", "score", "certainty", "blank", "draft"] },
);

/** A number that is another when an author corrects the question. @param {string} key what marks it, as the page has it */
export const editionOf = (key) => [...key].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 0);

/** @param {QuestionRecord} record @param {any} response @param {{state: string, score: number}} verdict @param {number} now @returns {QuestionRecord} */
export const answered = ({ attempts = 0, tries = 0, best = 0, certainty }, response, { state, score }, now) => ({
  attempts: attempts + 1,
  // a spelling slip does not use up a try
  tries: tries + (state === "almost" ? 0 : 1),
  response,
  score,
  best: Math.max(best, score),
  certainty,
  at: now,
});

/** A new round keeps the history. @param {QuestionRecord} record @param {number} now @returns {QuestionRecord} */
export const restarted = ({ attempts, best }, now) => ({ attempts, best, at: now });

/** What an answer is worth at the `tries`-th try, each one before costing `penalty`. @param {number} score @param {number} tries @param {number} penalty */
export const worth = (score, tries, penalty) => score * Math.max(0, 1 - penalty * Math.max(0, tries - 1));
