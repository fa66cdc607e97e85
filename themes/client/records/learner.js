/** Who learns, where that was to be kept: under no id. */
import { merging } from "./merge.js";

/** `name`, absent since it was not to be kept any more; `at`: when that was decided @typedef {{name?: string, at?: number}} LearnerRecord */

/** characters of a name: that of the field on pages */
export const LONGEST = 80;

/** @type {import("./merge.js").Merge<LearnerRecord>} */
export const mergeLearners = /* @__PURE__ */ merging({}, { times: ["at"], fields: ["name"] });

/** @param {string} name "" for not to keep one @param {number} now @returns {LearnerRecord} */
export const named = (name, now) => (name ? { name: name.slice(0, LONGEST), at: now } : { at: now });
