/** What a learner decides of the plan: a record a choice, so that what two devices chose apart holds on both. */
import { merging } from "./merge.js";

/**
 * Under `mo` to `su`: the minutes of that day of the week; under `hour`: minutes after midnight, when one begins; under `skipped`: the
 * last day, of revision/days.js, that is passed over; under « course/<id> »: 0 for a course that is left out, 1 for one that is not.
 * `at`: when that was chosen.
 * @typedef {{value?: number, at?: number}} PlanRecord
 */

/** from Monday on */
export const WEEK = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/** @type {import("./merge.js").Merge<PlanRecord>} */
export const mergePlans = /* @__PURE__ */ merging({}, { times: ["at"], fields: ["value"] });
