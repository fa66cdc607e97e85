/** One history of two that went on from the same one: what a tab did, and what others sealed meanwhile. */
import { RECORDS } from "../records/all.js";
import { textOf } from "../records/record.js";

/** @typedef {import("../transfer/pack.js").Row} Row */

/** @param {Row[]} rows */
const byPlace = (rows) => new Map(rows.map((row) => [`${row[0]}/${row[1]}`, row]));

/** Whether both hold the same records. @param {Row[]} a @param {Row[]} b */
export const isSame = (a, b) => {
  const [one, two] = [a, b].map(byPlace);
  return one.size === two.size && [...one].every(([place, row]) => textOf((two.get(place) || [])[2]) === textOf(row[2]));
};

/**
 * What one side changed or erased since `base` holds; what both changed is merged, and what one erased while the other
 * went on stays.
 * @param {Row[]} base what both had @param {Row[]} a @param {Row[]} b @returns {Row[]}
 */
export const reconcile = (base, a, b) => {
  const [was, one, two] = [base, a, b].map(byPlace);
  return [...new Map([...one, ...two])].flatMap(([place, [kind, id]]) => {
    const [before, mine, other] = [was, one, two].map((rows) => (rows.get(place) || [])[2]);
    const found =
      textOf(mine) === textOf(before) ? other : textOf(other) === textOf(before) ? mine : mine && other ? RECORDS[kind](/** @type {never} */ (mine), /** @type {never} */ (other)) : mine || other;
    return found ? [/** @type {Row} */ ([kind, id, found])] : [];
  });
};
