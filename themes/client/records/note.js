/** What a learner notes of a step, and whether it is one to come back to. */
import { merging, most } from "./merge.js";

/**
 * A text and where it comes from: each time that somebody writes in a page is a session, named by the time of its first
 * sign; `at`: when its text was written last. Without a text it was read and written over, or erased: what another device
 * still has of it does not come back. Two sessions that did not see each other both keep their text.
 * @typedef {[session: number, at: number, text?: string]} Writing
 * @typedef {{mark?: number, at?: number, where?: string, texts?: Writing[]}} NoteRecord `mark`: 1 for a step to keep, 0 not any
 *   more, `at` when that was said; `where`: the title of the step; `texts` in the order of their sessions
 */

/** signs that a field takes; several texts come together may have more */
export const LIMIT = 20_000;
/** sessions that are over, of which a record knows */
const KNOWN = 40;
/** the greatest time that a date can have */
const GREATEST = 8.64e15;

/** @param {any} time */
const isTime = (time) => typeof time === "number" && time >= 0 && time <= GREATEST;

/** Those that are sound, in their order: of each session the one written last; of one time, that without a text. @param {any} list @returns {Writing[]} */
const sound = (list) => {
  /** @type {Map<number, Writing>} */
  const found = new Map();
  (Array.isArray(list) ? list : []).forEach((row) => {
    const [session, at, text] = Array.isArray(row) ? row : [];
    if (!isTime(session) || !isTime(at) || (text !== undefined && typeof text !== "string")) return;
    const before = found.get(session);
    const isLater = !before || at > before[1] || (at === before[1] && before[2] !== undefined && (!text || text > before[2]));
    if (isLater) found.set(session, text ? [session, at, text.slice(0, 5 * LIMIT)] : [session, at]);
  });
  return [...found.values()].sort(([a], [b]) => a - b);
};

/** @type {import("./merge.js").Merge<NoteRecord>} */
export const mergeNotes = /* @__PURE__ */ merging(
  { where: most, texts: (a, b) => (a || b ? sound([...sound(a), ...sound(b)]) : undefined) },
  { times: ["at"], fields: ["mark"] },
);

/** The texts that there are: one, where nobody wrote in two places. @param {NoteRecord} record */
export const writings = ({ texts }) => /** @type {[number, number, string][]} */ (sound(texts).filter(([, , text]) => text));

/** All that was noted. @param {NoteRecord} record */
export const noted = (record) => writings(record).map(([, , text]) => text).join("\n\n");

/** Whether there is something to show. @param {NoteRecord} record */
export const isNote = (record) => record.mark === 1 || !!writings(record).length;

/**
 * @param {NoteRecord} record @param {string} text "" for none
 * @param {{session: number, seen: Writing[]}} from the session that writes, and the texts that it writes over
 * @param {number} now @returns {NoteRecord}
 */
export const written = (record, text, { session, seen }, now) => {
  const texts = sound(record.texts);
  const [before] = texts.filter(([its]) => its === session);
  /** @type {Writing} */
  const own = [session, before ? Math.max(now, before[1] + 1) : now];
  if (text) own[2] = text;
  const others = texts
    .filter(([its]) => its !== session)
    .map(([its, at, kept]) => /** @type {Writing} */ (kept && !seen.some((row) => row[0] === its && row[1] === at) ? [its, at, kept] : [its, at]));
  const over = others.filter(([, , kept]) => !kept).sort(([, a], [, b]) => b - a);
  return { ...record, texts: sound([...others.filter((row) => !over.slice(KNOWN).includes(row)), own]) };
};

/** @param {NoteRecord} record @param {boolean} isKept @param {number} now @returns {NoteRecord} */
export const marked = (record, isKept, now) => ({ ...record, mark: isKept ? 1 : 0, at: now });

/** Nothing noted any more, nor kept. @param {NoteRecord} record @param {number} now @returns {NoteRecord} */
export const erased = (record, now) => ({ ...marked(record, false, now), texts: sound(record.texts).map(([session, at]) => [session, at]) });
