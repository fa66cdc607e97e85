/** The files of what is found: scripts, for a page opened from a disk may load nothing else. */
import { load } from "../../lib/load.js";
import { makeIndex } from "./index.js";

/** @type {Record<string, any>} what each file puts there, under its name */
const found = {};
Object.assign(window, { tremplinFound: found });

/** What a file holds; undefined when it does not come. @param {string} name @param {string} past makes the name another one for caches */
const file = async (name, past = "") => {
  if (past) delete found[name];
  if (!(name in found)) await load(`../../chercher/${name}.js${past}`);
  return found[name];
};

/** The text of a page. @param {string} address @returns {Promise<string>} */
export const textOf = async (address) => (await file(`textes/${address.replace(/\/$/, "")}`)) || "";

/** @typedef {ReturnType<typeof makeIndex>} Index */
/** @type {Index|undefined} */
let index;
let edition = "";

/**
 * The index with the lists that a query needs, in the languages of the pages that are wanted; `isWhole`: all came.
 * @param {Parameters<typeof makeIndex>[1]} termOf @param {string} query @param {(page: import("./index.js").Page) => boolean} isWanted
 * @returns {Promise<{index?: Index, languages: string[], isWhole: boolean}>}
 */
export const prepared = async (termOf, query, isWanted, past = "") => {
  if (!index || past) {
    const titles = await file("titres", past);
    if (!titles) return { languages: [], isWhole: false };
    ({ edition } = titles);
    index = makeIndex(titles, termOf);
  }
  const known = index;
  const languages = [...new Set(known.pages.filter(isWanted).map(({ language }) => language))];
  for (;;) {
    const names = known.missing(query, languages);
    const lists = await Promise.all(names.map((name) => file(name, past)));
    // a cache held some of another edition: all are asked for again, past it
    if (!past && lists.some((list) => list && list[0] !== edition)) return prepared(termOf, query, isWanted, `?${Date.now()}`);
    names.forEach((name, n) => lists[n] && known.add(name, lists[n][1]));
    const isWhole = lists.every(Boolean);
    if (!names.length || !isWhole) return { index: known, languages, isWhole };
  }
};
