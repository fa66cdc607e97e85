/** Which questions are to be revised on a day. */
import { dueOf, recallOf, stateOf } from "./memory.js";

/** questions of a day */
export const DAILY = 5;

/** The names of records in an attribute: « bank id id|bank id ». @param {string} [text] */
export const named = (text = "") =>
  text.split("|").flatMap((row) => {
    const [bank, ...ids] = row.split(" ");
    return ids.map((id) => `${bank}#${id}`);
  });

/**
 * Those whose day has come, what was missed before what fades, the least sure of all first; and the day of the next one.
 * @param {string[]} ids @param {import("../lib/store.js").Store["get"]} get @param {number} today
 */
export const awaiting = (ids, get, today) => {
  const known = ids.flatMap((id) => {
    const state = stateOf(get("question", id), get("memory", id));
    return state ? [{ id, due: dueOf(state, today), missed: state.grade === 1, recall: recallOf(state, today) }] : [];
  });
  const due = known
    .filter((row) => row.due <= today)
    .sort((a, b) => Number(b.missed) - Number(a.missed) || a.recall - b.recall || (a.id < b.id ? -1 : 1));
  return {
    due: due.map(({ id }) => id),
    /** whether any was ever answered */
    isKnown: known.length > 0,
    next: Math.min(...known.filter((row) => row.due > today).map((row) => row.due)),
  };
};
