/** What « quiz.js » adds to it, for the scripts of kinds and features. */
export { chosen } from "../kinds/chosen.js";
export { UNANSWERED, graded, rounded, verdict } from "../kinds/verdict.js";
export { features, isWhole, kinds, notices, run } from "./registry.js";
