import assert from "node:assert/strict";
import { test } from "node:test";
import { erase, keys } from "../lib/records.js";
import { openStore } from "../lib/store.js";

/** The part of Storage that browsers give, with a quota. */
const disk = (quota = Infinity) => {
  const map = new Map();
  return {
    getItem: (key) => (map.has(key) ? map.get(key) : null),
    setItem(key, text) {
      if (map.size >= quota && !map.has(key)) throw new Error("QuotaExceededError");
      map.set(key, String(text));
    },
    removeItem: (key) => map.delete(key),
    key: (n) => [...map.keys()][n] ?? null,
    get length() {
      return map.size;
    },
  };
};
const silent = () => {};

test("a record comes back as it was saved", () => {
  const storage = disk();
  openStore("a", () => storage, silent).update("q/x", () => ({ n: 1 }));
  assert.deepEqual(openStore("a", () => storage, silent).get("q/x"), { n: 1 });
});

test("two tabs never overwrite each other's records", () => {
  const storage = disk();
  const [one, two] = [openStore("a", () => storage, silent), openStore("a", () => storage, silent)];
  one.update("q/x", ({ n = 0 }) => ({ n: n + 1 }));
  two.update("q/x", ({ n = 0 }) => ({ n: n + 1 }));
  two.update("q/y", () => ({ n: 7 }));
  assert.deepEqual([one.get("q/x"), one.get("q/y")], [{ n: 2 }, { n: 7 }]);
});

test("sites on one origin do not see each other", () => {
  const storage = disk();
  openStore("a", () => storage, silent).update("q/x", () => ({ n: 1 }));
  const other = openStore("b", () => storage, silent);
  assert.deepEqual(other.get("q/x"), {});
  erase(other);
  assert.equal(storage.length, 1);
});

for (const [name, storage] of [
  ["forbidden", () => { throw new Error("SecurityError"); }],
  ["full", (() => { const full = disk(0); return () => full; })()],
]) {
  test(`with a ${name} storage the lesson goes on from memory, and says so`, () => {
    let told = 0;
    const store = openStore("a", storage, () => told++);
    store.update("q/x", () => ({ n: 1 }));
    assert.deepEqual(store.get("q/x"), { n: 1 });
    assert.deepEqual(keys(store), ["q/x"]);
    assert.equal(told, 1);
    erase(store);
    assert.deepEqual(store.get("q/x"), {});
  });
}

test("a damaged record counts as none", () => {
  const storage = disk();
  for (const text of ["{", "null", "3", '"a"', ""]) {
    storage.setItem("tremplin/1/a/q/x", text);
    assert.equal(openStore("a", () => storage, silent).get("q/x").n, undefined);
  }
});

test("records of another version stay untouched", () => {
  const storage = disk();
  storage.setItem("tremplin/2/a/q/x", "{}");
  erase(openStore("a", () => storage, silent));
  assert.equal(storage.length, 1);
});

test("erasing can be undone, and what was learnt since then stays", () => {
  const storage = disk();
  const store = openStore("a", () => storage, silent);
  store.update("q/x", () => ({ n: 1 }));
  store.update("q/y", () => ({ n: 1 }));
  const undo = erase(store);
  assert.deepEqual(keys(store), []);
  store.update("q/y", () => ({ n: 5 }));
  undo();
  assert.deepEqual([store.get("q/x").n, store.get("q/y").n], [1, 5]);
});
