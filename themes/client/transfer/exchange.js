/** What another device sent, beside what is kept here. */
import { add, ids, put, takeOver } from "../lib/entries.js";
import { RECORDS } from "../records/all.js";
import { textOf } from "../records/record.js";

/** @typedef {import("../lib/store.js").Store} Store */
/** @typedef {import("./pack.js").Row} Row */
/** @typedef {{kind: import("./pack.js").RecordKind, id: string, before: any, after: any}} Change */

/** the kinds whose ids begin with a course */
const OF_COURSES = ["question", "segment", "course", "bank", "note", "ending"];

/** All that is kept of a learner, but for when it was copied. @param {Store} store @returns {Row[]} */
export const kept = (store) => {
  takeOver(store);
  return /** @type {Row["0"][]} */ (Object.keys(RECORDS).filter((kind) => kind !== "transfer")).flatMap((kind) => ids(store, kind).map((id) => /** @type {Row} */ ([kind, id, store.get(kind, id)])));
};

/** What merging would change here. @param {Store} store @param {Row[]} rows @returns {Change[]} */
export const changesOf = (store, rows) =>
  rows.flatMap(([kind, id, record]) => {
    const before = store.get(kind, id);
    /** @type {any} */
    const after = RECORDS[kind](/** @type {never} */ (before), /** @type {never} */ (record));
    return textOf(before) === textOf(after) ? [] : [{ kind, id, before, after }];
  });

/**
 * Merge them in, with whatever was learnt since they were shown. @param {Store} store @param {Row[]} rows
 * @returns {() => void} takes them back: what is learnt since then stays
 */
export const merge = (store, rows) => {
  const changes = changesOf(store, rows);
  changes.forEach(({ kind, id, after }) => add(store, kind, id, after));
  return () =>
    changes.forEach(({ kind, id, before, after }) => {
      if (textOf(store.get(kind, id)) === textOf(after)) put(store, kind, id, before);
    });
};

/**
 * How many steps, answers and notes come, by course; a course that this catalogue does not have counts under "". (How a learner
 * likes to read, and what is revised, are of no course.)
 * @param {Change[]} changes @param {(id: string) => boolean} isCourse @returns {Map<string, {steps: number, answers: number, notes: number}>}
 */
export const summary = (changes, isCourse) => {
  /** @type {Map<string, {steps: number, answers: number, notes: number}>} */
  const rows = new Map();
  changes.forEach(({ kind, id, before, after }) => {
    if (!OF_COURSES.includes(kind)) return;
    const course = id.split("/")[0];
    const name = isCourse(course) ? course : "";
    const row = rows.get(name) || { steps: 0, answers: 0, notes: 0 };
    rows.set(name, row);
    if (kind === "segment" && after.done && !before.done) row.steps++;
    if (kind === "question") row.answers++;
    if (kind === "note") row.notes++;
  });
  return rows;
};
