/** All that was noted, by course and in its order: what the page shows, looks through, and exports. */
import { fold } from "../../lib/fold.js";
import { isNote, noted, writings } from "../../records/note.js";

/**
 * @typedef {[id: string, title: string, language: string, steps: [id: string, title: string][]]} Listed a course as the page says it
 * @typedef {{id: string, title: string, text: string, isKept: boolean, isGone: boolean, at: number}} Row `isGone`: the catalogue has it no more
 * @typedef {{title: string, language: string, rows: Row[]}} Group
 */

/**
 * @param {Listed[]} courses @param {string[]} ids those that have a record, or are shown besides
 * @param {(id: string) => import("../../records/note.js").NoteRecord} get @param {string} others the title of steps of no course
 * @param {(id: string) => boolean} [isShown] whether it is, though nothing is noted
 * @returns {Group[]}
 */
export const grouped = (courses, ids, get, others, isShown = () => false) => {
  const left = new Set(ids.filter((id) => isShown(id) || isNote(get(id))));
  /** @param {string} id @param {string} title "" where the catalogue does not have it @returns {Row} */
  const row = (id, title) => {
    left.delete(id);
    const record = get(id);
    return {
      id,
      title: title || record.where || id,
      text: noted(record),
      isKept: record.mark === 1,
      isGone: !title,
      at: Math.max(0, ...writings(record).map(([, at]) => at)),
    };
  };
  const groups = courses.map(([course, title, language, steps]) => ({
    title,
    language,
    rows: [
      ...steps.filter(([id]) => left.has(id)).map(([id, name]) => row(id, name)),
      ...[...left].filter((id) => id.startsWith(`${course}/`) && !steps.some(([its]) => its === id)).sort().map((id) => row(id, "")),
    ],
  }));
  return [...groups, { title: others, language: "", rows: [...left].sort().map((id) => row(id, "")) }].filter(({ rows }) => rows.length);
};

/** Whether a row holds every word that is looked for. @param {string} words @param {Row} row @param {string} course its title */
export const holds = (words, { title, text }, course) => {
  const all = fold(`${course} ${title} ${text}`);
  return fold(words).split(" ").every((word) => all.includes(word));
};
