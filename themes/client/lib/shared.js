/**
 * What the scripts of a page share: « tremplin.js », which comes first, puts it on `window.tremplin`, and
 * build.mjs takes it from there in those that come after.
 */
export { all, fill, make, runAll } from "./dom.js";
export { leave } from "./leave.js";
export { load } from "./load.js";
export { changed, mount, store } from "./page.js";
export { chosen } from "../kinds/chosen.js";
export { UNANSWERED, graded, has, rounded, verdict } from "../kinds/verdict.js";
export { features, isWhole, kinds, notices, run } from "../quiz/registry.js";
