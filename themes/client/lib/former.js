/** Names of before: the page states those that its course, or the catalogue, has other names for now. */
import { all } from "./dom.js";
import { has } from "./has.js";

/** @typedef {Record<string, string>} Names of before → of today, all steps of a chain at once */

/** @returns {Names} */
export const stated = () => JSON.parse(all(document, "[data-renamed]").map(({ dataset }) => dataset.renamed)[0] || "{}");

/**
 * The name of today of what a record is kept under: a question goes by its own name, else by that of its quiz; what is drawn for
 * it (« ~ ») goes with it. @param {Names} names @param {string} id
 */
export const today = (names, id) => {
  const [old] = [id.replace(/~.*/, ""), id.replace(/[#~].*/, "")].filter((name) => has(names, name));
  return old === undefined ? id : names[old] + id.slice(old.length);
};

/** Whether a record is not kept under another name besides. @param {Names} names @returns {(id: string) => boolean} */
export const isOfToday = (names) => (id) => today(names, id) === id;

/**
 * A record that names others by what they are called today. Questions that were drawn keep both names: a tab of before draws
 * among those that it knows. @param {Names} names @param {any} record
 */
export const naming = (names, record) => {
  const { segment, drawn, seen } = record;
  /** @param {string[]} ids */
  const both = (ids) => [...new Set([...ids, ...ids.map((id) => (/#/.test(id) ? today(names, id) : id))])];
  return { ...record, ...(segment && { segment: today(names, segment) }), ...(drawn && { drawn: both(drawn) }), ...(seen && { seen: both(seen) }) };
};
