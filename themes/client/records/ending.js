/** That a course was completed, which is told once: under its id. */
import { least, merging } from "./merge.js";

/** `at`: when it was first seen to be @typedef {{at?: number}} EndingRecord */

/** @type {import("./merge.js").Merge<EndingRecord>} */
export const mergeEndings = /* @__PURE__ */ merging({ at: least });
