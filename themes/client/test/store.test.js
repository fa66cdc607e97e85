import assert from "node:assert/strict";
import { test } from "node:test";
import { erase, hasTraces, ids, takeOver } from "../lib/entries.js";
import { openStore } from "../lib/store.js";
import { disk } from "./disk.js";

const silent = () => {};
const open = (storage, site = "a", profile = "") => openStore(site, profile, () => storage, silent);

test("a record comes back as it was saved, under a key that names it", () => {
  const storage = disk();
  open(storage).update("question", "x/y#z", () => ({ attempts: 1 }));
  assert.deepEqual(open(storage).get("question", "x/y#z"), { attempts: 1 });
  assert.deepEqual(storage.keys(), ["tremplin/2/a//question/x/y#z"]);
});

test("two tabs never overwrite each other's records", () => {
  const storage = disk();
  const [one, two] = [open(storage), open(storage)];
  const more = ({ attempts = 0 }) => ({ attempts: attempts + 1 });
  one.update("question", "x", more);
  two.update("question", "x", more);
  two.update("question", "y", () => ({ attempts: 7 }));
  assert.deepEqual([one.get("question", "x"), one.get("question", "y")], [{ attempts: 2 }, { attempts: 7 }]);
});

// the names of sites and profiles, one of which begins, ends or looks like another
const OWNERS = [["a", ""], ["a", "b"], ["a/b", ""], ["a/", "b"], ["a", "b/question"], ["ab", ""], ["a%2Fb", ""], ["", "a"], ["b", "a"]];

test("sites and profiles on one origin do not see each other", () => {
  const storage = disk();
  OWNERS.forEach(([site, profile], n) => open(storage, site, profile).update("question", "question/x", () => ({ attempts: n + 1 })));
  assert.equal(storage.length, OWNERS.length);
  OWNERS.forEach(([site, profile], n) => {
    const store = open(storage, site, profile);
    assert.deepEqual(store.get("question", "question/x"), { attempts: n + 1 });
    assert.deepEqual(ids(store, "question"), ["question/x"]);
  });
  erase(open(storage, "a", "b"));
  assert.equal(storage.length, OWNERS.length - 1);
});

for (const [name, storage] of [
  ["forbidden", () => { throw new Error("SecurityError"); }],
  ["full", (() => { const full = disk(0); return () => full; })()],
]) {
  test(`with a ${name} storage the lesson goes on from memory, and says so`, () => {
    let told = 0;
    const store = openStore("a", "", storage, () => told++);
    store.update("question", "x", () => ({ attempts: 1 }));
    assert.deepEqual(store.get("question", "x"), { attempts: 1 });
    assert.deepEqual(ids(store, "question"), ["x"]);
    assert.equal(told, 1);
    const undo = erase(store);
    assert.deepEqual(store.get("question", "x"), {});
    undo();
    assert.deepEqual(store.get("question", "x"), { attempts: 1 });
  });
}

test("a damaged record counts as none", () => {
  for (const text of ["{", "null", "3", '"a"', "", "[1]", `${"[".repeat(1e5)}${"]".repeat(1e5)}`]) {
    assert.deepEqual(open(disk(9, { "tremplin/2/a//question/x": text })).get("question", "x"), {});
  }
});

test("records of another version stay untouched", () => {
  const storage = disk(9, { "tremplin/3/a//question/x": "{}", "tremplin/1/b/q/x": "{}" });
  erase(open(storage));
  assert.equal(storage.length, 2);
});

test("erasing can be undone, and what was learnt since then stays", () => {
  const storage = disk();
  const store = open(storage);
  store.update("question", "x", () => ({ attempts: 1 }));
  store.update("question", "y", () => ({ attempts: 1, best: 1, at: 1 }));
  const undo = erase(store);
  assert.equal(hasTraces(store), false);
  store.update("question", "y", () => ({ attempts: 5, best: 0, at: 2 }));
  undo();
  assert.deepEqual([store.get("question", "x"), store.get("question", "y")], [{ attempts: 1 }, { attempts: 5, best: 1, at: 2 }]);
});

// ---- what version 1 kept

const OLD = { "tremplin/1/a/q/x": '{"n":2,"t":1,"last":"a","s":1,"best":1,"at":5}', "tremplin/1/a/s/y": '{"o":1,"d":4}' };

test("a record of version 1 is read, and kept until that of today is written", () => {
  const storage = disk(2, OLD);
  const store = open(storage);
  const answer = { attempts: 2, tries: 1, response: "a", score: 1, best: 1, at: 5 };
  assert.deepEqual(store.get("question", "x"), answer);
  assert.deepEqual(ids(store, "question"), ["x"]);
  // there is no room: nothing is lost
  store.update("question", "x", (record) => ({ ...record, attempts: 3 }));
  takeOver(store);
  assert.deepEqual(Object.fromEntries(storage.keys().map((key) => [key, storage.getItem(key)])), OLD);
  assert.deepEqual(store.get("question", "x"), { ...answer, attempts: 3 });
});

test("another profile than the nameless one has nothing of version 1", () => {
  const store = open(disk(9, OLD), "a", "lucie");
  takeOver(store);
  assert.deepEqual(store.get("question", "x"), {});
  assert.equal(hasTraces(store), false);
});

test("what a tab of before writes after that is not lost", () => {
  const storage = disk(9, OLD);
  const store = open(storage);
  store.update("question", "x", (record) => ({ ...record, attempts: 3, at: 6, response: "b" }));
  storage.setItem("tremplin/1/a/q/x", '{"n":1,"t":1,"last":"c","s":0,"best":0,"at":9}');
  takeOver(store);
  assert.deepEqual(store.get("question", "x"), { attempts: 3, tries: 1, response: "c", score: 0, best: 1, at: 9 });
  assert.deepEqual(store.get("segment", "y"), { opened: 1, done: 4 });
  assert.deepEqual(storage.keys().sort(), ["tremplin/2/a//question/x", "tremplin/2/a//segment/y"]);
});

test("erasing takes what version 1 kept too, and gives it back", () => {
  const storage = disk(9, OLD);
  const undo = erase(open(storage));
  assert.equal(storage.length, 0);
  undo();
  assert.deepEqual(open(storage).get("segment", "y"), { opened: 1, done: 4 });
});
