/** How a learner likes to read: easy-to-read passages open or not, how fast the voice goes, questions one by one or all together. */
import { merging } from "./merge.js";

/**
 * `easy`: 1 with them open, 0 without; `rate`: how fast the voice says a lesson, 1 as it comes; `at`: when that was
 * chosen; `one`: 1 for one by one, 0 for all; `paced`: when that was.
 * @typedef {{easy?: number, rate?: number, at?: number, one?: number, paced?: number}} ReadingRecord
 */

/** @type {import("./merge.js").Merge<ReadingRecord>} */
export const mergeReadings = /* @__PURE__ */ merging({}, { times: ["at"], fields: ["easy", "rate"] }, { times: ["paced"], fields: ["one"] });

/** @param {ReadingRecord} record @param {boolean} easy @param {number} now @returns {ReadingRecord} */
export const chosen = (record, easy, now) => ({ ...record, easy: easy ? 1 : 0, at: now });

/** @param {ReadingRecord} record @param {number} rate @param {number} now @returns {ReadingRecord} */
export const voiced = (record, rate, now) => ({ ...record, rate, at: now });

/** @param {ReadingRecord} record @param {boolean} isOne @param {number} now @returns {ReadingRecord} */
export const paced = (record, isOne, now) => ({ ...record, one: isOne ? 1 : 0, paced: now });
