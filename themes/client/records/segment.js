/** A step of a course: opened, done, or known without having been read. */
import { least, merging } from "./merge.js";

/**
 * `opened`: when first; `done`: when, 0 since it was reopened by hand; `known`: 1 if it was passed over after a
 * placement test; `at`: when the last two changed.
 * @typedef {{opened?: number, done?: number, known?: number, at?: number}} SegmentRecord
 */

/**
 * Version 1 kept no time of a change, but when a step was done: that is one of the times.
 * @type {import("./merge.js").Merge<SegmentRecord>}
 */
export const mergeSegments = /* @__PURE__ */ merging({ opened: least }, { times: ["at", "done"], fields: ["known"] });

/** @param {SegmentRecord} record @param {number} now @returns {SegmentRecord} */
export const opened = (record, now) => ({ ...record, opened: record.opened || now });

/** @param {SegmentRecord} record @param {boolean} done @param {number} now @returns {SegmentRecord} */
export const finished = ({ opened: first }, done, now) => ({ opened: first, done: done ? now : 0, at: now });

/** Passed over, unless it is done already. @param {SegmentRecord} record @param {number} now @returns {SegmentRecord} */
export const passedOver = (record, now) => (record.done ? record : { ...finished(opened(record, now), true, now), known: 1 });

/** Not passed over after all: nothing was decided. @param {SegmentRecord} record @param {number} now @returns {SegmentRecord} */
export const takenBack = ({ opened: first }, now) => ({ opened: first, at: now });
