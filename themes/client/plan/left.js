/** What is left of the courses that were begun. Days are those of revision/days.js. */
import { dayOf } from "../revision/days.js";

/**
 * A course as the page has it. The times of a session are instants, with those of the place before their zone: 2027-01-26T09:00:00+01:00.
 * @typedef {[id: string, title: string, language: string, steps: [id: string, title: string, minutes: number][], sessions: [id: string, title: string, start: string, end: string, hours: string, place: string][]]} Row
 * @typedef {{id: string, title: string, minutes: number, language: string}} Step
 * @typedef {{id: string, title: string, language: string, start: number, end: number, day: number, hours: string, place: string}} Session `day`: that of the place
 * @typedef {{id: string, title: string, steps: Step[], sessions: Session[], spent: number}} Left `spent`: minutes of what was done today
 */

const DAY = 86_400_000;
/** minutes of a step that says none */
const USUAL = 5;

/** The day of the place. @param {string} time */
const dayThere = (time) => Date.parse(time.slice(0, 10)) / DAY;

/**
 * Sessions to come stay where all steps are done. A course that has the next session comes first, so that one is ready for it.
 * @param {Row[]} courses @param {(id: string) => import("../records/segment.js").SegmentRecord} get @param {number} today @returns {Left[]}
 */
export const leftOf = (courses, get, today) =>
  courses
    .filter(([, , , rows]) => rows.some(([id]) => get(id).opened))
    .map(([course, name, language, rows, dates]) => {
      const steps = rows.map(([id, title, length]) => ({ id, title, language, minutes: length || USUAL, record: get(id) }));
      const sessions = dates
        .filter(([, , , end]) => dayThere(end) >= today)
        .map(([id, title, start, end, hours, place]) => ({ id, title, language, start: Date.parse(start), end: Date.parse(end), day: dayThere(start), hours, place }))
        .sort((a, b) => a.start - b.start);
      return {
        id: course,
        title: name,
        steps: steps.filter(({ record }) => !record.done),
        sessions,
        spent: steps.reduce((sum, { minutes, record: { done, known } }) => sum + (done && !known && dayOf(done) === today ? minutes : 0), 0),
        next: sessions.length ? sessions[0].start : Infinity,
      };
    })
    .sort((a, b) => (a.next < b.next ? -1 : Number(a.next > b.next)));
