/** What a learner did in a course, as data alone: what the page shows, and what may be signed one day. */
import { courseState } from "../../lib/course.js";
import { reached } from "../../lib/gained.js";

/**
 * A step: its id, the minutes that its author plans, and the ids of its quizzes that earn points.
 * @typedef {{id: string, minutes: number, quizzes: string[]}} Step
 */

/** @param {(number|undefined)[]} times @returns {number[]} those there are, the earliest first */
const ordered = (times) => times.flatMap((time) => time || []).sort((a, b) => a - b);

/**
 * @param {HTMLElement} box its attributes are those of render/tracking.py
 * @param {Step[]} steps @param {string[]} goals for each objective, the ids of the questions that serve it, between spaces
 * @param {import("../../lib/store.js").Store} store
 */
export const statementOf = (box, steps, goals, store) => {
  const { started, completed, done, score } = courseState(box, store);
  const rows = steps.map(({ id, minutes, quizzes }) => {
    const record = store.get("segment", id);
    const banks = quizzes.map((quiz) => store.get("bank", quiz)).filter(({ best }) => best !== undefined);
    const times = [record.opened, record.done, ...banks.map(({ scored }) => scored)];
    return {
      /** when it was done, undefined where it is not */
      done: record.done || undefined,
      isKnown: Boolean(record.done && record.known),
      /** the mean of its quizzes that were finished, undefined where none was */
      score: banks.length ? banks.reduce((sum, { best }) => sum + Math.min(best || 0, 1), 0) / banks.length : undefined,
      minutes: record.done ? minutes : 0,
      times,
    };
  });
  const times = ordered(rows.flatMap((row) => row.times));
  return {
    started,
    completed,
    done,
    score,
    /** minutes planned for what is done: no record tells how long it took */
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
    first: times[0],
    last: times[times.length - 1],
    steps: rows.map(({ times: _times, minutes: _minutes, ...row }) => row),
    goals: goals.map((asked) => reached(asked, store)),
  };
};
