import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { RECORDS } from "../records/all.js";
import { scored } from "../records/bank.js";
import { LONGEST, named } from "../records/learner.js";
import { answered, editionOf, restarted, worth } from "../records/question.js";
import { check } from "../records/record.js";
import { finished, opened, passedOver, takenBack } from "../records/segment.js";

// ---- what counts as a record

const SOUND = {
  question: { attempts: 3, best: 1, tries: 2, response: { a: ["x"] }, score: 0.5, certainty: 2, blank: true, key: 71, at: 9 },
  segment: { opened: 1, done: 0, known: 1, at: 2 },
  course: { segment: "a/b", where: "Trier", place: "s-trier", at: 1 },
  bank: { drawn: ["a#x"], seen: [], at: 1, earned: 1.5, total: 2, scored: 3, best: 0.75, passed: false },
  reading: { easy: 1, at: 2 },
  learner: { name: "Lucie Martin", at: 3 },
  memory: { stability: 2.3065, difficulty: 2.1181, grade: 3, day: 20783, at: 4 },
  habit: { day: 20783, days: 5, count: 2 },
  ending: { at: 5 },
  transfer: { at: 6 },
  plan: { value: 20, at: 7 },
  note: { mark: 1, at: 2, where: "Trier", texts: [[1, 2, "Relire."], [3, 4]] },
};

for (const [kind, record] of Object.entries(SOUND)) {
  test(`a sound record stays as it is: ${kind}`, () => assert.deepEqual(check(record), record));

  test(`what is not sound is left out, field by field: ${kind}`, () => {
    for (const field of Object.keys(record)) {
      const { [field]: _, ...others } = record;
      const foreign = { number: ["1", true, [1]], string: [1, ["a"]], boolean: ["true", 1], object: ["a", 1] };
      const odd = field === "response" ? [] : [{}, { length: 1 }, { constructor: 1 }, -1, NaN, Infinity, 1e300, ...foreign[typeof record[field]]];
      for (const value of [null, undefined, ...odd]) assert.deepEqual(check({ ...record, [field]: value }), others);
    }
  });
}

test("anything that is not a record is the empty one", () => {
  for (const value of [undefined, null, 0, 5, "", "tremplin", true, [], [1, 2], [{ done: 1 }], {}, JSON.parse('{"__proto__":{"done":1}}'), JSON.parse('{"__proto__":5}')]) {
    assert.deepEqual(check(value), {});
  }
});

// the same run everywhere
fc.configureGlobal({ seed: 20261126 });

const keys = fc.constantFrom("at", "n", "last", "drawn", "p", "where", "__proto__", "constructor", "toString");
const hostile = fc.object({ key: keys }).map((value) => JSON.parse(JSON.stringify(value)));

test("checking never throws, and checks once for all", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), hostile), (value) => {
      const kept = JSON.parse(JSON.stringify(check(value)));
      assert.deepEqual(check(kept), kept);
    }),
  );
});

test("the edition of a key is one number, another for another key", () => {
  assert.equal(editionOf('{"weights":{"a":1}}'), editionOf('{"weights":{"a":1}}'));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (key) => {
      const edition = editionOf(key);
      assert.deepEqual(check({ key: edition }), { key: edition });
    }),
  );
  const keys = Array.from({ length: 2000 }, (_, n) => `{"weights":{"oui":${n % 2},"non":${n}}}`);
  assert.equal(new Set(keys.map(editionOf)).size, keys.length);
});

test("a new round answers no edition yet", () => assert.equal(restarted({ attempts: 1, key: 7 }, 2).key, undefined));

// ---- merging

const time = fc.integer({ min: 0, max: 4 });
const score = fc.constantFrom(0, 0.25, 0.5, 1);
const some = (fields) => fc.record(fields, { requiredKeys: [] });
const texts = fc.array(fc.constantFrom("a#x", "a#y"), { maxLength: 2 });
const response = fc.oneof(fc.constantFrom("a", "b"), texts, fc.dictionary(fc.constantFrom("p", "q"), fc.constantFrom("1", "2")));
/** sessions in their order, as records keep them */
const writings = fc
  .uniqueArray(fc.oneof(fc.tuple(time, time), fc.tuple(time, time, fc.constantFrom("un", "deux"))), { selector: ([session]) => session })
  .map((rows) => [...rows].sort(([a], [b]) => a - b));
const RANDOM = {
  question: some({ attempts: time, best: score, tries: time, response, score, certainty: fc.integer({ min: 1, max: 3 }), blank: fc.boolean(), key: time, at: time }),
  segment: some({ opened: time, done: time, known: fc.constant(1), at: time }),
  course: some({ segment: fc.constantFrom("a", "b"), where: fc.constantFrom("A", "B"), place: fc.constantFrom("s-a", "s-b"), at: time }),
  bank: some({ drawn: texts, seen: texts, at: time, earned: time, total: time, scored: time, best: score, passed: fc.boolean() }),
  reading: some({ easy: fc.constantFrom(0, 1), at: time }),
  learner: some({ name: fc.constantFrom("Lucie", "Daniel"), at: time }),
  memory: some({ stability: score, difficulty: fc.integer({ min: 1, max: 10 }), grade: fc.integer({ min: 1, max: 4 }), day: time, at: time }),
  habit: some({ day: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 2 ** 31 - 1 }), count: time }),
  ending: some({ at: time }),
  transfer: some({ at: time }),
  plan: some({ value: time, at: time }),
  note: some({ mark: fc.constantFrom(0, 1), at: time, where: fc.constantFrom("A", "B"), texts: writings }),
};

for (const [kind, merge] of Object.entries(RECORDS)) {
  test(`merging is commutative, associative and idempotent: ${kind}`, () => {
    const any = RANDOM[kind].map(check);
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        assert.deepEqual(merge(a, b), merge(b, a));
        assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
        assert.deepEqual(merge(a, a), a);
        assert.deepEqual(merge(a, {}), a);
        assert.deepEqual(check(merge(a, b)), merge(a, b));
      }),
      { numRuns: 1000 },
    );
  });
}

test("a merge keeps the best of both, and the round that is newer", () => {
  const merged = RECORDS.question({ attempts: 5, best: 1, tries: 2, response: "a", score: 0, at: 1 }, { attempts: 2, best: 0.5, tries: 1, response: "b", score: 0.5, at: 2 });
  assert.deepEqual(merged, { attempts: 5, best: 1, tries: 1, response: "b", score: 0.5, at: 2 });
  assert.deepEqual(RECORDS.segment({ opened: 5, done: 7, at: 7 }, { opened: 3, done: 0, at: 8 }), { opened: 3, done: 0, at: 8 });
  assert.deepEqual(RECORDS.segment({ opened: 5, done: 7 }, { opened: 6 }), { opened: 5, done: 7 });
  assert.deepEqual(RECORDS.bank({ passed: true, best: 0.8, scored: 1, earned: 4, total: 5 }, { passed: false, drawn: ["a"], at: 2, best: 0.2, scored: 2, earned: 1, total: 5 }), {
    passed: true, best: 0.8, drawn: ["a"], at: 2, scored: 2, earned: 1, total: 5,
  });
});

test("kinds begin with letters of their own, by which version 1 named them", () => {
  assert.equal(new Set(Object.keys(RECORDS).map((kind) => kind[0])).size, Object.keys(RECORDS).length);
});

// ---- version 1: records that its scripts wrote in a browser

const SAMPLES = JSON.parse(readFileSync(new URL("version-1.json", import.meta.url), "utf8"));
const renamed = {
  n: "attempts", t: "tries", last: "response", s: "score", c: "certainty", best: "best", at: "at", blank: "blank",
  o: "opened", d: "done", k: "known", seg: "segment", where: "where", drawn: "drawn", seen: "seen", p: "passed",
};

for (const [key, old] of Object.entries(SAMPLES)) {
  test(`nothing is lost of version 1: ${key}`, () => {
    assert.deepEqual(check(old), Object.fromEntries(Object.entries(old).map(([name, value]) => [renamed[name], value])));
  });
}

test("the samples hold every field of version 1", () => {
  const names = new Set(Object.values(SAMPLES).flatMap(Object.keys));
  assert.deepEqual([...names].sort(), Object.keys(renamed).sort());
});

// ---- how records change

const states = fc.record({ state: fc.constantFrom("wrong", "partial", "almost", "right"), score: fc.double({ min: 0, max: 1, noNaN: true }) });

test("the best score never falls, attempts only grow, a slip uses no try", () => {
  fc.assert(
    fc.property(fc.array(states), (verdicts) => {
      let record = {};
      verdicts.forEach((verdict, n) => {
        const { best = 0 } = record;
        record = answered(record, "x", verdict, n);
        assert.ok(record.best >= best);
        assert.equal(record.attempts, n + 1);
      });
      assert.equal(record.tries || 0, verdicts.filter(({ state }) => state !== "almost").length);
      assert.deepEqual(restarted(record, 99), { attempts: record.attempts, best: record.best, at: 99 });
    }),
  );
});

test("each try costs its penalty, down to nothing", () => {
  assert.deepEqual([0, 1, 2, 3, 9].map((tries) => worth(1, tries, 0.5)), [1, 1, 0.5, 0, 0]);
});

test("a segment keeps the day it was first opened", () => {
  assert.deepEqual(opened(opened({}, 5), 9), { opened: 5 });
  assert.deepEqual(finished({ opened: 5 }, true, 7), { opened: 5, done: 7, at: 7 });
  assert.deepEqual(finished({ opened: 5, done: 7, known: 1, at: 7 }, false, 9), { opened: 5, done: 0, at: 9 });
});

test("a segment is passed over unless it is done, and taken back", () => {
  assert.deepEqual(passedOver({}, 5), { opened: 5, done: 5, known: 1, at: 5 });
  assert.deepEqual(passedOver({ done: 3 }, 5), { done: 3 });
  assert.deepEqual(takenBack(passedOver({ opened: 1 }, 5), 6), { opened: 1, at: 6 });
});

test("a bank keeps its last round and its best, and is passed for ever", () => {
  const bad = { earned: 1, total: 4, best: 0.25, passed: false };
  const good = { earned: 3, total: 4, best: 0.75, passed: true };
  const first = scored({ drawn: ["a"] }, good, 5);
  assert.deepEqual(first, { drawn: ["a"], ...good, scored: 5 });
  assert.equal(scored(first, good, 5), first);
  // another tab that counts otherwise, at the same time
  assert.equal(scored(first, bad, 5), first);
  assert.deepEqual(scored(first, bad, 6), { drawn: ["a"], earned: 1, total: 4, best: 0.75, passed: true, scored: 6 });
  assert.deepEqual(scored({ passed: true }, bad, 6), { ...bad, passed: true, scored: 6 });
  assert.deepEqual(scored({}, bad, 0), { ...bad, scored: 0 });
});

test("a name that is not to be kept any more does not come back from another device", () => {
  assert.deepEqual(RECORDS.learner(named("Lucie", 1), named("", 2)), { at: 2 });
  assert.deepEqual(RECORDS.learner(named("", 2), named("Daniel", 3)), { name: "Daniel", at: 3 });
  assert.equal(named("é".repeat(999), 1).name.length, LONGEST);
});

test("two tabs that count differently come to rest", () => {
  const result = fc.record({ earned: time, total: time, best: score, passed: fc.boolean() });
  fc.assert(
    fc.property(RANDOM.bank.map(check), result, result, time, (record, one, two, at) => {
      const both = scored(scored(record, one, at), two, at);
      const again = scored(scored(both, one, at), two, at);
      assert.equal(scored(scored(again, one, at), two, at), again);
    }),
  );
});
