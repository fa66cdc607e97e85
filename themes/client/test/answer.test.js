import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../sandbox/answer.js";

const NONE = { out: [], results: [false, false], error: "", isEndless: false, isCut: false };

test("an answer is told as it is", () => {
  const run = { ...NONE, out: ["a", ""], results: [true, false] };
  assert.deepEqual(answer(run, 2), run);
});

test("whatever else it is, it has a verdict a test and lines of text", () => {
  const odd = [null, undefined, 1, "x", [], {}, { results: "11" }, { out: "ab", results: [1, "true"] }, { results: { 0: true } }];
  for (const data of odd) assert.deepEqual(answer(data, 2), NONE);
  assert.deepEqual(answer({ out: [1, null, { toString: 1 }, "a"], results: [true, true, true] }, 2), { ...NONE, out: ["a"], results: [true, true] });
});

test("what is printed has limits", () => {
  const { out, isCut } = answer({ out: Array(5000).fill("x".repeat(5000)) }, 0);
  assert.equal(out.length, 1000);
  assert.equal(out[0].length, 2000);
  assert.equal(isCut, true);
});

test("a program that failed passes no test", () => {
  assert.deepEqual(answer({ results: [true, true], error: "NameError" }, 2), { ...NONE, error: "NameError" });
});
