import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { courseCompletion } from "../lib/completion.js";
import { courseProgress } from "../lib/progress.js";
import { bankResult } from "../quiz/result.js";

// the same run everywhere
fc.configureGlobal({ seed: 20261126 });

test("a course resumes at the first segment that is not done", () => {
  const records = { a: { opened: 1, done: 2 }, b: { opened: 3 } };
  const get = (id) => records[id] || {};
  assert.deepEqual(courseProgress(["a", "b", "c"], get), { done: 1, total: 3, started: true, next: "b" });
  assert.deepEqual(courseProgress(["c"], get), { done: 0, total: 1, started: false, next: "c" });
  assert.deepEqual(courseProgress(["a"], get), { done: 1, total: 1, started: true, next: undefined });
  assert.deepEqual(courseProgress([], get), { done: 0, total: 0, started: false, next: undefined });
});

test("a bank is passed at its pass mark exactly", () => {
  const rows = (right, all) => Array.from({ length: all }, (_, n) => ({ points: 1, score: n < right ? 1 : 0 }));
  assert.equal(bankResult(rows(7, 10), 0.7).passed, true);
  assert.equal(bankResult(rows(6, 10), 0.7).passed, false);
  assert.equal(bankResult([], 0.7).passed, false);
  assert.equal(bankResult([{ points: 3, score: 1 }, { points: 1, score: 0 }], 0.75).passed, true);
  assert.equal(bankResult([{ points: 0.1, score: 1 }, { points: 0.2, score: 1 }], 1).passed, true);
  assert.deepEqual(bankResult([{ points: 2, score: 0.5 }, { points: 2, score: -1 }], 0.5), { earned: 0, total: 4, best: 0, passed: false });
});

// ---- « réussite: {segments: tous, score: 70 %} »

const completion = (wanted, segments, banks) => {
  const records = { segment: segments, bank: banks };
  const course = { segments: Object.keys(segments), banks: Object.keys(banks), wanted };
  return courseCompletion(course, (kind, id) => records[kind][id]);
};
const DONE = { done: 5 };

test("a course is completed when its segments are done and its score is reached", () => {
  const all = { segments: null, score: 0.7 };
  assert.deepEqual(completion(all, { a: DONE, b: DONE }, { x: { best: 0.9 }, y: { best: 0.5 } }), { done: 2, needed: 2, score: 0.7, completed: true });
  assert.equal(completion(all, { a: DONE, b: { done: 0 } }, { x: { best: 1 } }).completed, false);
  assert.equal(completion(all, { a: DONE }, { x: { best: 0.69 } }).completed, false);
  assert.equal(completion(all, { a: DONE }, { x: { best: 9 }, y: { best: 0 } }).completed, false);
  assert.deepEqual(completion(all, { a: DONE }, { x: { best: 1 }, y: {} }), { done: 1, needed: 1, score: 0.5, completed: false });
});

test("a course may ask for some of its segments, or for no score", () => {
  assert.equal(completion({ segments: 1, score: 0 }, { a: DONE, b: {} }, { x: {} }).completed, true);
  assert.equal(completion({ segments: 9, score: 0 }, { a: DONE, b: DONE }, {}).completed, true);
  assert.equal(completion({ segments: null, score: 0.7 }, { a: DONE }, {}).completed, true);
  assert.equal(completion({ segments: null, score: 0 }, {}, {}).completed, false);
});

test("a bank that version 1 says is passed counts as much as is asked", () => {
  assert.equal(completion({ segments: null, score: 0.7 }, { a: DONE }, { x: { passed: true } }).completed, true);
  assert.equal(completion({ segments: null, score: 0.7 }, { a: DONE }, { x: { passed: false } }).completed, false);
});

test("more done, or better, never undoes a completed course", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.array(share, { minLength: 1 }), fc.nat(), (wanted, shares, more) => {
      const banks = (change) => Object.fromEntries(shares.map((best, n) => [`b${n}`, { best: n === more % shares.length ? change(best) : best }]));
      const before = completion({ segments: 1, score: wanted }, { a: DONE }, banks((best) => best));
      const after = completion({ segments: 1, score: wanted }, { a: DONE, b: DONE }, banks(() => 1));
      assert.ok(after.completed || !before.completed);
    }),
  );
});
