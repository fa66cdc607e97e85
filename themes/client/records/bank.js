/** A quiz as a whole: the questions drawn, and what its rounds were worth. */
import { merging, most } from "./merge.js";

/**
 * `drawn` for this round, `seen` since all had come, `at` that time; `earned` of `total` points in the last
 * complete round, `scored` when it was answered; `best`: share of the best round; `passed`: once is for ever.
 * @typedef {{drawn?: string[], seen?: string[], at?: number, earned?: number, total?: number, scored?: number, best?: number, passed?: boolean}} BankRecord
 */

/** @type {import("./merge.js").Merge<BankRecord>} */
export const mergeBanks = /* @__PURE__ */ merging(
  { best: most, passed: most },
  { times: ["at"], fields: ["drawn", "seen"] },
  { times: ["scored"], fields: ["earned", "total"] },
);

/**
 * After a complete round, unless the record tells of it already: a result only gets newer or better, so that two
 * tabs, one of them with an older course, come to rest. @param {BankRecord} record
 * @param {{earned: number, total: number, best: number, passed: boolean}} result
 * @param {number} at when its last answer was given @returns {BankRecord}
 */
export const scored = (record, result, at) => {
  /** @type {any} */
  const { scored: last, best, passed } = record;
  return at <= last && result.best <= best && result.passed <= passed
    ? record
    : { ...record, ...result, scored: at, best: Math.max(result.best, best || 0), passed: result.passed || !!passed };
};
