import assert from "node:assert/strict";
import { test } from "node:test";
import { courseState } from "../lib/course.js";
import { reached } from "../lib/gained.js";
import { passagesOf } from "../features/pace/passages.js";
import { chosen, paced } from "../records/reading.js";

/** @param {Record<string, Record<string, any>>} records */
const storeOf = (records) => ({ get: (kind, id) => (records[kind] && records[kind][id]) || {} });

// ---- questions one by one

test("a question is read with the passages before it, and the last one with what ends the quiz", () => {
  const rows = [{ passage: "0" }, { passage: "1" }, { part: "1" }, { part: "1" }, { passage: "2" }, { part: "2" }, { passage: "3" }];
  assert.deepEqual(passagesOf(rows, "1"), ["0", "1"]);
  assert.deepEqual(passagesOf(rows, "2"), ["2", "3"]);
});

test("a question before any passage has none", () => {
  assert.deepEqual(passagesOf([{}, { passage: "0" }, { part: "0" }]), []);
  assert.deepEqual(passagesOf([{}, {}]), []);
});

test("one way to read does not undo another", () => {
  const record = paced(chosen({}, true, 1), true, 2);
  assert.deepEqual(record, { easy: 1, at: 1, one: 1, paced: 2 });
  assert.deepEqual(chosen(record, false, 3), { easy: 0, at: 3, one: 1, paced: 2 });
});

// ---- what was gained

test("an objective is reached at 70 % of what was answered", () => {
  const store = storeOf({ question: { a: { best: 1 }, b: { best: 0.4 }, c: { best: 0 } } });
  assert.equal(reached("a b", store), true);
  assert.equal(reached("a c", store), false);
  assert.equal(reached("a z", store), true);
  assert.equal(reached("z", store), undefined);
});

// ---- how far one is

const box = (more = {}) => ({ dataset: { segments: "a b c", banks: "0:x 2:p/#y", score: "0.7", ...more } });
const DONE = { opened: 1, done: 2 };

test("a course goes on at the next step, then at its weakest quiz, and ends", () => {
  const segment = { a: DONE, b: { opened: 3 } };
  assert.equal(courseState(box(), storeOf({ segment })).next, "b");
  const all = { a: DONE, b: DONE, c: DONE };
  const short = courseState(box(), storeOf({ segment: all, bank: { x: { best: 1 }, "p/#y": { best: 0 } } }));
  assert.deepEqual([short.next, short.isShort, short.completed, short.score], ["c", true, false, 0.5]);
  const end = courseState(box(), storeOf({ segment: all, bank: { x: { best: 1 }, "p/#y": { best: 1 } } }));
  assert.deepEqual([end.next, end.isShort, end.completed], [undefined, false, true]);
});

test("a course may ask for some of its steps, and for no score", () => {
  const { completed, next } = courseState(box({ needed: "1", score: undefined, banks: undefined }), storeOf({ segment: { b: DONE } }));
  assert.deepEqual([completed, next], [true, undefined]);
});

test("only what the test recognised is done, until a step is opened", () => {
  const known = { ...DONE, known: 1 };
  const isRecognised = (segment) => courseState(box(), storeOf({ segment })).isRecognised;
  assert.equal(isRecognised({ a: known }), true);
  assert.equal(isRecognised({ a: known, b: { opened: 3 } }), false);
  assert.equal(isRecognised({ a: DONE }), false);
  assert.equal(isRecognised({}), false);
});
