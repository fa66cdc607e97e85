/** Where the learner is in a course. */
import { merging } from "./merge.js";

/** `segment`: the id of the one opened last; `where`: its title; `place`: the id of the heading reached there @typedef {{segment?: string, where?: string, place?: string, at?: number}} CourseRecord */

/** @type {import("./merge.js").Merge<CourseRecord>} */
export const mergeCourses = /* @__PURE__ */ merging({}, { times: ["at"], fields: ["segment", "where", "place"] });
