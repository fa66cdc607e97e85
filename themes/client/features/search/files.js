/** The files of what is found: scripts, for a page opened from a disk may load nothing else. */
import { kept } from "names";
import { searchPart } from "words";
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

/** What searches the courses of this device: asked for where there is no line. @returns {Promise<Window["tremplinKept"]>} */
const onDevice = async () => {
  if (!window.tremplinKept) await load(kept);
  return window.tremplinKept;
};

/** The text of a page. @param {string} address @returns {Promise<string>} */
export const textOf = async (address) => {
  const text = await file(`textes/${address.replace(/\/$/, "")}`);
  const device = text === undefined && (await onDevice());
  return text || (device && device.textOf(address)) || "";
};

/** @typedef {ReturnType<typeof makeIndex>} Index */
/** name of the file of its titles → index @type {Record<string, Index>} */
const indexes = {};

/**
 * The index with the lists that a query needs: of a course, or of all of them; `note` says what was not searched.
 * @param {Parameters<typeof makeIndex>[1]} termOf @param {string} query @param {string} course
 * @returns {Promise<{index?: Index, note: string}>}
 */
export const prepared = async (termOf, query, course, past = "") => {
  const name = course ? `cours/${course}` : "titres";
  const titles = await file(name, past);
  if (titles && (past || !indexes[name])) indexes[name] = makeIndex(titles, termOf);
  const index = indexes[name];
  let isWhole = Boolean(index);
  while (isWhole) {
    const ranks = index.missing(query);
    if (!ranks.length) return { index, note: "" };
    const lists = await Promise.all(ranks.map((rank) => file(`termes/${rank}`, past)));
    // a cache held some of another edition: all are asked for again, past it
    if (!past && lists.some((list) => list && list[0] !== index.edition)) return prepared(termOf, query, course, `?${Date.now()}`);
    ranks.forEach((rank, n) => lists[n] && index.add(rank, lists[n][1]));
    isWhole = lists.every(Boolean);
  }
  const device = course ? undefined : await onDevice();
  const known = device && (await device.titles(file));
  return known ? { index: makeIndex(known, termOf), note: device.note } : { index, note: searchPart };
};
