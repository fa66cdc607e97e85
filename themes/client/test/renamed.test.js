/** Names of before: what was kept under them counts under those of today, however often the page is loaded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../features/renamed/renamed.js";
import { openStore } from "../lib/store.js";
import { finished, opened } from "../records/segment.js";
import { answered } from "../records/question.js";
import { disk } from "./disk.js";

const RIGHT = { state: "right", score: 1 };
const NAMES = [["a/m/old", "a/m/new"], ["a/bank", "a/quiz"], ["a/quiz#x", "a/quiz#y"]];

/** A learner of before. */
const learner = () => {
  const entries = disk();
  let now = 1000;
  const store = openStore("a", "", () => entries, () => {}, () => (now += 1000), 0);
  store.update("segment", "a/m/old", opened);
  store.update("segment", "a/m/old", (record, time) => finished(record, true, time));
  store.update("question", "a/bank#x", (record, time) => answered(record, ["1"], RIGHT, time));
  store.update("question", "a/m/old#inline", (record, time) => answered(record, ["1"], RIGHT, time));
  store.update("course", "a", (_, at) => ({ segment: "a/m/old", where: "Old", at }));
  return store;
};

test("steps, quizzes and questions keep what was done, one renaming after the other", () => {
  const store = learner();
  assert.ok(follow(store, NAMES));
  assert.ok(store.get("segment", "a/m/new").done);
  assert.equal(store.get("question", "a/quiz#y").score, 1);
  assert.equal(store.get("question", "a/m/new#inline").score, 1);
  assert.equal(store.get("course", "a").segment, "a/m/new");
});

test("nothing changes at the next load, but what a tab of before wrote since comes too", () => {
  const store = learner();
  follow(store, NAMES);
  const before = store.get("question", "a/quiz#y");
  follow(store, NAMES);
  assert.deepEqual({ ...store.get("question", "a/quiz#y"), at: 0 }, { ...before, at: 0 });
  store.update("question", "a/bank#x", (record, time) => answered(record, ["2"], { state: "wrong", score: 0 }, time));
  follow(store, NAMES);
  assert.deepEqual(store.get("question", "a/quiz#y").response, ["2"]);
});

test("a name that only begins alike is another", () => {
  const store = learner();
  follow(store, [["a/ban", "b"]]);
  assert.deepEqual(store.get("question", "b#x"), {});
});

test("where nothing was kept nothing is found", () => {
  const entries = disk();
  assert.equal(follow(openStore("a", "", () => entries, () => {}), NAMES), false);
});
