/** How well the answer to a question is remembered, since it was revised: under the id of its record. */
import { merging } from "./merge.js";

/**
 * `stability` (days after which nine of ten remember) and `difficulty` (1 to 10) as FSRS has them, after the `grade`
 * (1 again, 2 hard, 3 good, 4 easy) of the last time; `day` when that was, of revision/days.js; `at`: the same, to merge.
 * @typedef {{stability?: number, difficulty?: number, grade?: number, day?: number, at?: number}} MemoryRecord
 */

/** @type {import("./merge.js").Merge<MemoryRecord>} */
export const mergeMemories = /* @__PURE__ */ merging({}, { times: ["at"], fields: ["stability", "difficulty", "grade", "day"] });
