/** Names of before: what was kept under them counts under those of today, however often the page is loaded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { follow } from "../features/renamed/renamed.js";
import { drawAnew } from "../features/more/draw.js";
import { ids } from "../lib/entries.js";
import { isOfToday, naming, today } from "../lib/former.js";
import { openStore } from "../lib/store.js";
import { answered } from "../records/question.js";
import { textOf } from "../records/record.js";
import { RECORDS } from "../records/all.js";
import { finished, opened } from "../records/segment.js";
import { written } from "../records/note.js";
import { disk } from "./disk.js";

const RIGHT = { state: "right", score: 1 };
const WRONG = { state: "wrong", score: 0 };
const NAMES = {
  a: "b",
  "a/m/old": "b/m/new",
  "b/m/old": "b/m/new",
  "a/bank": "b/quiz",
  "a/bank#x": "b/quiz#y",
  "b/quiz#x": "b/quiz#y",
};

const open = (entries, start = 1000, writer = 0) => {
  let now = start;
  return openStore("a", "", () => entries, () => {}, () => (now += 1000), writer);
};
const answer = (store, id, response, verdict = RIGHT) => store.update("question", id, (record, at) => answered(record, response, verdict, at));
const dump = (entries) => Object.fromEntries(entries.keys().map((key) => [key, entries.getItem(key)]));

/** A learner of before: a record of every kind. */
const learner = () => {
  const entries = disk();
  const store = open(entries);
  store.update("segment", "a/m/old", opened);
  store.update("segment", "a/m/old", (record, time) => finished(record, true, time));
  answer(store, "a/bank#x", ["1"]);
  answer(store, "a/bank#z", ["2"]);
  answer(store, "a/m/old#inline", ["1"]);
  store.update("question", "a/bank#typed", () => ({ draft: ["text", "une ébauche"] }));
  store.update("bank", "a/bank", (_, at) => ({ drawn: ["a/bank#x", "a/bank#z"], seen: ["a/bank#x"], at, best: 0.5, passed: true }));
  store.update("bank", "a/bank#x~", (_, at) => ({ drawn: ["2", "3"], seen: ["2"], at }));
  store.update("memory", "a/bank#x", (_, at) => ({ stability: 2, difficulty: 3, grade: 3, day: 20783, at }));
  store.update("course", "a", (_, at) => ({ segment: "a/m/old", where: "Old", place: "s-titre", at }));
  store.update("ending", "a", (_, at) => ({ at }));
  store.update("note", "a/m/old", (record, at) => written(record, "Relire.", { session: at, seen: [] }, at));
  return { entries, store };
};

test("a name is that of today: its own, else that of what holds it", () => {
  const rows = { a: "b", "a/bank": "b/quiz", "a/bank#z": "b/quiz#z", "a/bank#x": "b/quiz#y", "a/bank#x~": "b/quiz#y~", "a/m/old#inline": "b/m/new#inline" };
  Object.entries(rows).forEach(([old, now]) => assert.equal(today(NAMES, old), now));
  ["", "b", "a/", "a/banks", "a/bankers#x", "a/m/older", "constructor", "__proto__", "toString#x"].forEach((id) => assert.equal(today(NAMES, id), id));
});

test("a record of any kind is found under the name of today, and stays where it was", () => {
  const { entries, store } = learner();
  const before = dump(entries);
  assert.ok(follow(store, NAMES));
  assert.ok(store.get("segment", "b/m/new").done);
  assert.equal(store.get("question", "b/quiz#y").score, 1);
  assert.deepEqual(store.get("question", "b/quiz#z").response, ["2"]);
  assert.equal(store.get("question", "b/m/new#inline").score, 1);
  assert.deepEqual(store.get("question", "b/quiz#typed").draft, ["text", "une ébauche"]);
  assert.equal(store.get("bank", "b/quiz").passed, true);
  assert.deepEqual(store.get("bank", "b/quiz#y~").drawn, ["2", "3"]);
  assert.equal(store.get("memory", "b/quiz#y").stability, 2);
  assert.deepEqual([store.get("course", "b").segment, store.get("course", "b").place], ["b/m/new", "s-titre"]);
  assert.ok(store.get("ending", "b").at);
  assert.equal(store.get("note", "b/m/new").texts[0][2], "Relire.");
  // but for the names that it says: those who know the former ones draw among them
  const after = dump(entries);
  Object.keys(before).filter((key) => !/\/(bank|course)\//.test(key)).forEach((key) => assert.equal(after[key], before[key]));
});

test("the questions that were drawn are those of before, for tabs of both editions", () => {
  const { store } = learner();
  follow(store, NAMES);
  const of = (known, name) => store.get("bank", name).drawn.filter((id) => known.includes(id));
  assert.deepEqual(of(["b/quiz#y", "b/quiz#z", "b/quiz#other"], "b/quiz"), ["b/quiz#y", "b/quiz#z"]);
  assert.deepEqual(of(["a/bank#x", "a/bank#z", "a/bank#other"], "a/bank"), ["a/bank#x", "a/bank#z"]);
  // what was seen does not come again before the others
  const { drawn } = drawAnew(["b/quiz#y", "b/quiz#z"], store.get("bank", "b/quiz").seen, 1);
  assert.deepEqual(drawn, ["b/quiz#z"]);
});

test("a question has another name in a quiz that kept its own", () => {
  const store = open(disk());
  store.update("bank", "b/quiz", (_, at) => ({ drawn: ["b/quiz#x"], seen: [], at }));
  assert.ok(follow(store, NAMES));
  assert.deepEqual(store.get("bank", "b/quiz").drawn, ["b/quiz#x", "b/quiz#y"]);
  assert.equal(follow(store, NAMES), false);
});

test("nothing is written at the next load, but what a tab of before wrote since comes too", () => {
  const { entries, store } = learner();
  follow(store, NAMES);
  const before = dump(entries);
  assert.equal(follow(store, NAMES), false);
  assert.deepEqual(dump(entries), before);
  answer(store, "a/bank#x", ["2"], WRONG);
  assert.ok(follow(store, NAMES));
  assert.deepEqual(store.get("question", "b/quiz#y").response, ["2"]);
  assert.equal(store.get("question", "b/quiz#y").best, 1);
});

test("of two with the same time, that of today counts", () => {
  const store = open(disk());
  const typed = (id, text) => store.update("question", id, (record) => ({ ...record, draft: ["text", text] }));
  answer(store, "a/bank#x", "1", WRONG);
  typed("a/bank#x", "une longue ébauche");
  follow(store, NAMES);
  // a draft changes no time
  typed("b/quiz#y", "court");
  assert.equal(follow(store, NAMES), false);
  assert.deepEqual(store.get("question", "b/quiz#y").draft, ["text", "court"]);
});

test("what was written over or erased today does not come back", () => {
  const { store } = learner();
  follow(store, NAMES);
  store.update("segment", "b/m/new", (record, time) => finished(record, false, time));
  store.update("note", "b/m/new", (record, at) => written(record, "", { session: at, seen: record.texts }, at));
  assert.equal(follow(store, NAMES), false);
  assert.equal(store.get("segment", "b/m/new").done, 0);
  assert.ok(store.get("note", "b/m/new").texts.every(([, , text]) => text === undefined));
});

test("a record is counted once, under its name of today", () => {
  const { store } = learner();
  const before = ids(store, "question").length;
  follow(store, NAMES);
  assert.equal(ids(store, "question").length, 2 * before);
  assert.equal(ids(store, "question").filter(isOfToday(NAMES)).length, before);
});

test("where nothing was kept nothing is found", () => {
  assert.equal(follow(open(disk()), NAMES), false);
  const { store } = learner();
  assert.equal(follow(store, {}), false);
});

test("a record that has nothing to say is not written", () => {
  const entries = disk(Infinity, { "tremplin/2/a//question/a/bank#x": "{", "tremplin/2/a//bank/b/quiz": "[5]" });
  assert.equal(follow(open(entries), NAMES), false);
  assert.equal(entries.length, 2);
});

test("what version 1 kept follows too", () => {
  const entries = disk(Infinity, { "tremplin/1/a/s/a/m/old": '{"o":5,"d":7}' });
  const store = open(entries);
  follow(store, NAMES);
  assert.deepEqual(store.get("segment", "b/m/new"), { opened: 5, done: 7 });
});

test("what another device tells by names of before comes to the same, loaded before or after", () => {
  const id = fc.constantFrom("a/bank#x", "b/quiz#x", "b/quiz#y", "a/bank#z", "b/quiz#z");
  const history = fc.array(fc.tuple(id, fc.constantFrom(RIGHT, WRONG), fc.integer({ min: 1, max: 9 })), { maxLength: 8 });
  const write = (store, rows) => rows.forEach(([name, verdict, response]) => answer(store, name, [String(response)], verdict));
  const told = (store) => ids(store, "question").filter(isOfToday(NAMES)).sort().map((name) => [name, textOf(store.get("question", name))]);
  const bring = (store, from) =>
    ids(from, "question").forEach((name) =>
      store.update("question", today(NAMES, name), (record) => RECORDS.question(record, naming(NAMES, from.get("question", name)))),
    );
  fc.assert(
    fc.property(history, history, (one, two) => {
      const [first, second] = [0, 1].map((writer) => open(disk(), 1000, writer));
      write(first, one);
      write(second, two);
      const [a, b] = [open(disk()), open(disk())];
      bring(a, first);
      bring(a, second);
      follow(second, NAMES);
      bring(b, second);
      follow(first, NAMES);
      bring(b, first);
      bring(b, second);
      assert.deepEqual(told(a), told(b));
    }),
  );
});
