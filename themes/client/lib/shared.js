/**
 * What the scripts of a page share: « tremplin.js », which comes first, puts it on `window.tremplin`, and
 * build.mjs takes it from there in those that come after.
 */
export { all, fill, make, runAll } from "./dom.js";
export { has } from "./has.js";
export { load } from "./load.js";
export { changed, mount, place, refused, store } from "./page.js";
