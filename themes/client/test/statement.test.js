import assert from "node:assert/strict";
import { test } from "node:test";
import { statementOf } from "../features/statement/statement.js";

/** @param {Record<string, Record<string, any>>} records */
const storeOf = (records) => ({ get: (kind, id) => (records[kind] && records[kind][id]) || {} });
const BOX = { dataset: { segments: "a b c", banks: "0:x 0:y 2:z", score: "0.7" } };
const STEPS = [
  { id: "a", minutes: 13, quizzes: ["x", "y"] },
  { id: "b", minutes: 60, quizzes: [] },
  { id: "c", minutes: 7, quizzes: ["z"] },
];
const told = (records, goals = []) => statementOf(BOX, STEPS, goals, storeOf(records));

test("who did nothing has nothing to tell", () => {
  const { started, done, minutes, first, last, steps } = told({});
  assert.deepEqual([started, done, minutes, first, last], [false, 0, 0, undefined, undefined]);
  assert.deepEqual(steps[0], { done: undefined, isKnown: false, score: undefined });
});

test("steps that are done, when, and what they plan; nothing is guessed of the time spent", () => {
  const { steps, minutes, done, completed } = told({ segment: { a: { opened: 5, done: 9 }, b: { opened: 20, done: 0 }, c: { opened: 10, done: 12, known: 1 } } });
  assert.deepEqual(steps.map((step) => [step.done, step.isKnown]), [[9, false], [undefined, false], [12, true]]);
  assert.deepEqual([minutes, done, completed], [20, 2, false]);
});

test("the score of a step is the mean of its quizzes that were finished", () => {
  const { steps, score } = told({ segment: { a: { opened: 1 } }, bank: { x: { best: 1 }, y: { best: 0.5 } } });
  assert.deepEqual(steps.map((step) => step.score), [0.75, undefined, undefined]);
  // that of the course counts those that were not
  assert.equal(score, 0.5);
  assert.equal(told({ bank: { x: { best: 0.5 } } }).steps[0].score, 0.5);
  assert.equal(told({ bank: { z: { best: 7 } } }).steps[2].score, 1);
});

test("it goes from what was opened first to what was done or answered last", () => {
  const { first, last } = told({ segment: { a: { opened: 50, done: 90 }, c: { opened: 40 } }, bank: { z: { best: 1, scored: 99 } } });
  assert.deepEqual([first, last], [40, 99]);
});

test("a course is passed as its author asks", () => {
  const done = { opened: 1, done: 2 };
  const segment = { a: done, b: done, c: done };
  assert.equal(told({ segment, bank: { x: { best: 1 }, y: { best: 1 }, z: { best: 1 } } }).completed, true);
  assert.equal(told({ segment, bank: { x: { best: 1 }, y: { best: 1 } } }).completed, false);
});

test("objectives are reached, to work on, or not assessed", () => {
  const { goals } = told({ question: { p: { best: 1 }, q: { best: 0.2 } } }, ["p", "q r", "s"]);
  assert.deepEqual(goals, [true, false, undefined]);
});
