import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answered, bankResult, courseProgress, finished, opened, restarted } from "../lib/progress.js";

const states = fc.record({
  state: fc.constantFrom("wrong", "partial", "almost", "right"),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("the best score never falls, attempts only grow, a slip uses no try", () => {
  fc.assert(
    fc.property(fc.array(states), (verdicts) => {
      let record = {};
      verdicts.forEach((verdict, n) => {
        const before = record;
        record = answered(record, "x", verdict, n);
        assert.ok(record.best >= (before.best || 0));
        assert.equal(record.n, n + 1);
      });
      assert.equal(record.t || 0, verdicts.filter(({ state }) => state !== "almost").length);
      const anew = restarted(record, 99);
      assert.deepEqual([anew.n, anew.best, anew.t, anew.s, anew.last], [record.n, record.best, undefined, undefined, undefined]);
    }),
  );
});

test("a segment keeps the day it was first opened", () => {
  assert.deepEqual(opened(opened({}, 5), 9), { o: 5 });
  assert.deepEqual(finished({ o: 5 }, true, 7), { o: 5, d: 7 });
  assert.deepEqual(finished({ o: 5, d: 7 }, false, 9), { o: 5, d: 0 });
});

test("a course resumes at the first segment that is not done", () => {
  const records = { a: { o: 1, d: 2 }, b: { o: 3 } };
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
});
