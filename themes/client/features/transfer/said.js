/** What the page says of what is kept, and of what will change. */
import { answersMade, changesIn, changesName, changesPlace, changesPlan, changesReading, changesRevision, notesMade, otherCourses, stepsMade } from "words";
import { has } from "../../lib/has.js";
import { summary } from "../../transfer/exchange.js";

/** @param {{steps: number, answers: number, notes: number}} of @returns {string} */
export const amount = ({ steps, answers, notes }) => [...(steps ? [stepsMade(steps)] : []), ...(answers ? [answersMade(answers)] : []), ...(notes ? [notesMade(notes)] : [])].join(", ") || changesPlace;

/**
 * A line a course, one for how a learner likes to read, one for revisions.
 * @param {import("../../transfer/exchange.js").Change[]} changes @param {Record<string, string>} courses id → title @returns {string[]}
 */
export const linesOf = (changes, courses) => [
  ...[...summary(changes, (id) => has(courses, id))].map(([id, row]) => changesIn(id ? courses[id] : otherCourses, amount(row))),
  ...(changes.some(({ kind }) => kind === "reading") ? [changesReading] : []),
  ...(changes.some(({ kind }) => kind === "plan") ? [changesPlan] : []),
  ...(changes.some(({ kind }) => kind === "learner") ? [changesName] : []),
  ...(changes.some(({ kind }) => kind === "memory" || kind === "habit") ? [changesRevision] : []),
];
