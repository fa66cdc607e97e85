import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../sandbox/answer.js";

const NONE = { out: [], results: [false, false], error: "", isCut: false };

test("an answer is told as it is", () => {
  const run = { out: ["a", ""], results: [true, false], error: "NameError", isCut: false };
  assert.deepEqual(answer(run, 2), run);
});

test("whatever else it is, it has a verdict a test and lines of text", () => {
  const odd = [null, undefined, 1, "x", [], {}, { results: "11" }, { out: "ab", results: [1, "true"] }, { results: { 0: true } }, { error: {} }, { isCut: true }];
  for (const data of odd) assert.deepEqual(answer(data, 2), NONE);
  assert.deepEqual(answer({ out: [1, null, { toString: 1 }, "a"], results: [true, true, true] }, 2), { out: ["a"], results: [true, true], error: "", isCut: false });
});

test("what is printed has limits", () => {
  const { out, error, isCut } = answer({ out: Array(5000).fill("x".repeat(5000)), error: "x".repeat(5000) }, 0);
  assert.deepEqual([out.length, out[0].length, error.length, isCut], [1000, 2000, 2000, true]);
});
