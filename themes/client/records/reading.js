/** How a learner likes to read: easy-to-read passages open or not. */
import { merging } from "./merge.js";

/** `easy`: 1 with them open, 0 without; `at`: when that was chosen. @typedef {{easy?: number, at?: number}} ReadingRecord */

/** @type {(a: ReadingRecord, b: ReadingRecord) => ReadingRecord} */
export const mergeReadings = /* @__PURE__ */ merging({}, { times: ["at"], fields: ["easy"] });

/** @param {boolean} easy @param {number} now @returns {ReadingRecord} */
export const chosen = (easy, now) => ({ easy: easy ? 1 : 0, at: now });
