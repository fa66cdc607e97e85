import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFormat } from "../features/formats/read.js";
import { drawAnew, shuffled } from "../features/more/draw.js";
import { gain } from "../features/more/gain.js";
import { knownSteps } from "../features/placement/known.js";
import { canonical } from "../features/protect/canonical.js";
import { features, run } from "../quiz/registry.js";
import { quantity, readQuantity } from "./quantities.js";

// the same run everywhere
fc.configureGlobal({ seed: 20261126 });

/** Every order of the features. */
const inEveryOrder = (added, check) => {
  for (const order of [added, added.slice().reverse()]) {
    features.splice(0, Infinity, ...order);
    check();
  }
  features.length = 0;
};

test("several features live together, in whatever order their scripts came", () => {
  const told = [];
  const one = { draw: () => [["a", "b"]], value: (_, rows) => rows.forEach((row) => (row.score += 1)), told: () => told.push("one") };
  const two = { draw: () => [["b", "c"]], value: (_, rows) => rows.forEach((row) => (row.score -= 3)), told: () => told.push("two"), shuffle: () => {} };
  const three = { draw: () => [] };
  inEveryOrder([one, two, three], () => {
    const left = run("draw", {}, false);
    assert.deepEqual(["a", "b", "c"].filter((id) => left.every((ids) => ids.includes(id))), ["b"]);
    const rows = [{ score: 1 }];
    run("value", {}, rows);
    assert.equal(rows[0].score, -1);
    told.length = 0;
    run("told", {}, rows);
    assert.deepEqual(told.sort(), ["one", "two"]);
  });
});

test("a feature that has nothing to do at a stage gives nothing", () => {
  inEveryOrder([{ format: () => null }, {}], () => {
    assert.deepEqual(run("draw", {}, true), []);
    assert.deepEqual(run("format", "date", "x"), [null]);
  });
});

test("being sure pays only for those who are right three times out of four", () => {
  assert.deepEqual([gain(0.5), gain(0.5, 9), gain(0.5, 1.5)], [0.5, 0.5, 0.5]);
  assert.deepEqual([gain(1, 1), gain(0, 1), gain(1, 3), gain(0, 3), gain(0, 2)], [1 / 3, 0, 1, -2, -2 / 3]);
  const mean = (share, certainty) => share * gain(1, certainty) + (1 - share) * gain(0, certainty);
  assert.ok(mean(0.81, 3) > mean(0.81, 2));
  assert.ok(mean(0.79, 3) < mean(0.79, 2));
});

test("a draw has its count, and questions do not come again before all have come", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), (size, less) => {
      const known = Array.from({ length: size }, (_, n) => `a#${n}`);
      const count = Math.max(1, size - less);
      let seen = [];
      const came = new Set();
      for (let round = 0; round < Math.ceil(size / count); round++) {
        const drawn = drawAnew(known, seen, count);
        assert.equal(new Set(drawn.drawn).size, count);
        drawn.drawn.forEach((id) => came.add(id));
        seen = drawn.seen;
      }
      assert.equal(came.size, size);
    }),
  );
  assert.deepEqual(shuffled([1, 2, 3]).sort(), [1, 2, 3]);
});

test("steps are known when each of their objectives is reached", () => {
  const steps = [["a", "A", 5, ["lire"]], ["b", "B", 5, ["lire", "trier"]], ["c", "C", 5, []], ["d", "D", 5, ["jamais"]]];
  const rows = [{ points: 1, score: 1, objective: "lire" }, { points: 1, score: 0, objective: "trier" }];
  assert.deepEqual(knownSteps(steps, rows, 0.7).map(([id]) => id), ["a"]);
  assert.deepEqual(knownSteps(steps, [rows[0], { ...rows[1], score: 1 }], 0.7).map(([id]) => id), ["a", "b"]);
});

test("the text that opens a sealed answer says the response, however it was given", () => {
  const tolerance = ["case", "accents"];
  assert.equal(canonical("text", { tolerance }, " Épinal "), canonical("text", { tolerance }, "epinal"));
  assert.equal(canonical("number", { units: { kg: 1 } }, "12500 g", quantity), "12.5");
  assert.equal(canonical("number", { units: { ml: 1 } }, "0,1 litre", quantity), "100");
  assert.equal(canonical("number", { units: {} }, "beaucoup", quantity), "");
  assert.equal(canonical("choices", {}, ["b", "a"]), "a|b");
  assert.equal(canonical("order", {}, ["b", "a"]), "b|a");
  assert.equal(canonical("match", {}, { q: "2", p: "1", r: "" }), "p=1|q=2");
  assert.deepEqual(["choice", "choices", "text"].map((kind) => canonical(kind, { tolerance }, kind === "choices" ? [] : undefined)), ["", "", ""]);
});

test("dates, telephone numbers and amounts have one value", () => {
  assert.deepEqual(["12/1/27", "le 12 janvier 2027", "lundi 12-01-2027"].map((text) => readFormat("date", text)), Array(3).fill("2027-1-12"));
  assert.deepEqual(["03 29 00 00 00", "+33 3 29 00 00 00"].map((text) => readFormat("phone", text)), Array(2).fill("0329000000"));
  assert.deepEqual(["12,50 €", "12.5", "12€50", "1.250 €", "douze", "beaucoup"].map((text) => readQuantity("euros", text)), ["1250", "1250", "1250", "125000", "1200", null]);
});
