/** When a learner means to learn: under no id. */
import { merging } from "./merge.js";

/**
 * Minutes of each day of the week, `mo` to `su`; `hour`: minutes after midnight, when one begins; `skipped`: the last day, of
 * revision/days.js, that is passed over; `at`: when that was chosen.
 * @typedef {{mo?: number, tu?: number, we?: number, th?: number, fr?: number, sa?: number, su?: number, hour?: number, skipped?: number, at?: number}} PlanRecord
 */

/** from Monday on @type {("mo"|"tu"|"we"|"th"|"fr"|"sa"|"su")[]} */
export const WEEK = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/** @type {import("./merge.js").Merge<PlanRecord>} */
export const mergePlans = /* @__PURE__ */ merging({}, { times: ["at"], fields: [...WEEK, "hour", "skipped"] });
