/** What is remembered of a question, from the answer in its lesson and from those of revisions. Times are days. */
import { dayOf } from "./days.js";
import { after, interval, recall } from "./fsrs.js";

/** @typedef {import("../records/question.js").QuestionRecord} QuestionRecord */
/** @typedef {import("../records/memory.js").MemoryRecord} MemoryRecord */
/** @typedef {{stability: number, difficulty: number, grade: number, day: number}} State `day` of the last answer */

/** days that a clock may go back: who travels west is a day before */
const TRAVEL = 1;
const SURE = 3;

/**
 * 1 again, 2 hard, 3 good, 4 easy: of a first answer, or of the last one in a lesson.
 * @param {QuestionRecord} answer @param {boolean} [helped] by a hint
 */
export const gradeOf = ({ score = 0, tries = 0, certainty }, helped) => {
  // a slip of spelling uses no try
  if (score < 1) return score > 0 || !tries ? 2 : 1;
  return helped || tries > 1 ? 2 : certainty === SURE ? 4 : 3;
};

/** @param {number} from @param {number} to */
const between = (from, to) => Math.max(0, to - from);

/** @param {MemoryRecord} memory @returns {State|undefined} */
const sound = ({ stability = 0, difficulty = 0, grade = 0, day = 0 }) => (stability >= 0.001 && difficulty >= 1 && difficulty <= 10 ? { stability, difficulty, grade, day } : undefined);

/**
 * As it stands now; undefined for a question that was never answered. An answer given in the lesson after the last revision
 * counts as one. @param {QuestionRecord} question @param {MemoryRecord} memory @returns {State|undefined}
 */
export const stateOf = (question, memory) => {
  const kept = sound(memory);
  const { attempts = 0, best = 0, score, at = 0 } = question;
  const day = dayOf(at);
  // a round that begins again has no answer yet: what was known before counts
  const isAnswered = score !== undefined || (!kept && attempts > 0);
  if (!isAnswered || (kept && (at <= (memory.at || 0) || day <= kept.day))) return kept;
  const grade = score === undefined ? (best < 1 ? 1 : 3) : gradeOf(question);
  return { ...after(kept || null, kept ? between(kept.day, day) : 0, grade), grade, day };
};

/** The day when it comes again; a day that is yet to come was told by a clock that was wrong: now. @param {State} state @param {number} today */
export const dueOf = ({ day, stability }, today) => (day > today + TRAVEL ? today : day + interval(stability));

/** @param {State} state @param {number} today */
export const recallOf = ({ day, stability }, today) => recall(between(day, today), stability);

/** What a revision makes of it. @param {State|undefined} state @param {number} grade @param {number} today @param {number} at @returns {MemoryRecord} */
export const revised = (state, grade, today, at) => ({
  ...after(state || null, state ? between(state.day, today) : 0, grade),
  grade,
  // who travels west does not go back in time
  day: state && state.day <= today + TRAVEL ? Math.max(state.day, today) : today,
  at,
});
