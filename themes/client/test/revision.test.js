/** « Réviser »: dates as FSRS says them, the five of a day, days in a row, clocks that are wrong. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { aside } from "../features/revision/aside.js";
import { openStore } from "../lib/store.js";
import { RECORDS } from "../records/all.js";
import { WINDOW, kept, seen, streak } from "../records/habit.js";
import { DAILY, awaiting, named } from "../revision/choice.js";
import { dateOf, dayOf } from "../revision/days.js";
import { after, interval, recall } from "../revision/fsrs.js";
import { dueOf, gradeOf, revised, stateOf } from "../revision/memory.js";
import { disk } from "./disk.js";

fc.configureGlobal({ seed: 20261126 });

// ---- golden values, of PyPI's fsrs: tests/unit/test_revision_dates.py

const near = (found, wanted) => assert.ok(Math.abs(found - wanted) <= 2e-6 * Math.max(1, wanted), `${found} is not ${wanted}`);

test("memories change as FSRS says, and come again on its days", () => {
  const contract = JSON.parse(readFileSync(new URL("../../../tests/contracts/revision.json", import.meta.url), "utf8"));
  assert.ok(contract.length > 200);
  for (const history of contract) {
    let memory = null;
    for (const [days, grade, likely, stability, difficulty, wait] of history) {
      if (memory) near(recall(days, memory.stability), likely);
      memory = after(memory, days, grade);
      near(memory.stability, stability);
      near(memory.difficulty, difficulty);
      assert.equal(interval(memory.stability), wait);
    }
  }
});

// ---- days

const NOON = new Date(2026, 10, 26, 12).getTime();
const TODAY = dayOf(NOON);

test("a day is that of the place, from its midnight to the next", () => {
  assert.equal(dayOf(new Date(2026, 10, 26, 0, 0).getTime()), TODAY);
  assert.equal(dayOf(new Date(2026, 10, 26, 23, 59).getTime()), TODAY);
  assert.equal(dayOf(new Date(2026, 10, 27, 0, 0).getTime()), TODAY + 1);
  assert.equal(dateOf(TODAY).toISOString().slice(0, 10), "2026-11-26");
});

test("days follow each other when the hour changes", () => {
  for (let n = 0; n < 400; n++) assert.equal(dayOf(new Date(2026, 0, 1 + n, 1, 30).getTime()), dayOf(new Date(2026, 0, 1).getTime()) + n);
});

// ---- grades

test("a grade follows from an answer", () => {
  const grade = (answer, helped) => gradeOf({ tries: 1, ...answer }, helped);
  assert.equal(grade({ score: 0 }), 1);
  assert.equal(grade({ score: 0, certainty: 3 }), 1);
  assert.equal(grade({ score: 0.5 }), 2);
  // a slip of spelling
  assert.equal(grade({ score: 0, tries: 0 }), 2);
  assert.equal(grade({ score: 1 }, true), 2);
  assert.equal(grade({ score: 1, tries: 3 }), 2);
  assert.equal(grade({ score: 1 }), 3);
  assert.equal(grade({ score: 1, certainty: 2 }), 3);
  assert.equal(grade({ score: 1, certainty: 3 }), 4);
});

// ---- what is known of a question

const missed = { attempts: 1, tries: 1, score: 0, best: 0, at: NOON };
const right = { attempts: 1, tries: 1, score: 1, best: 1, at: NOON };

test("an answer of a lesson comes back the next day when it was missed, and two days later when it was right", () => {
  assert.equal(dueOf(stateOf(missed, {}), TODAY), TODAY + 1);
  assert.equal(dueOf(stateOf(right, {}), TODAY), TODAY + 2);
  assert.equal(dueOf(stateOf({ ...right, certainty: 3 }, {}), TODAY), TODAY + 8);
});

test("what was never answered does not come", () => {
  assert.equal(stateOf({}, {}), undefined);
  assert.equal(stateOf({ draft: ["text", "a"] }, {}), undefined);
});

test("a round that begins again keeps what was known, by the best answer", () => {
  assert.equal(stateOf({ attempts: 3, best: 1, at: NOON }, {}).grade, 3);
  assert.equal(stateOf({ attempts: 3, best: 0.5, at: NOON }, {}).grade, 1);
  const memory = revised(stateOf(missed, {}), 3, TODAY + 1, NOON + 1);
  assert.equal(stateOf({ attempts: 3, best: 0, at: NOON + 9e8 }, memory).day, TODAY + 1);
});

test("a revision goes on from the answer of the lesson, and the next lesson from the revision", () => {
  const memory = revised(stateOf(missed, {}), 3, TODAY + 1, NOON + 1);
  const first = after(null, 0, 1);
  assert.deepEqual(memory, { ...after(first, 1, 3), grade: 3, day: TODAY + 1, at: NOON + 1 });
  assert.equal(stateOf(missed, memory).day, TODAY + 1);
  // answered wrongly in the lesson ten days later
  const again = stateOf({ ...missed, at: NOON + 11 * 864e5 }, memory);
  assert.equal(again.grade, 1);
  assert.ok(again.stability < memory.stability);
  // on the same day it counts once
  assert.equal(stateOf({ ...missed, at: NOON + 864e5 + 5 }, memory).grade, 3);
});

test("what a record holds that no revision wrote is left out", () => {
  for (const odd of [{ stability: 0, difficulty: 5 }, { stability: 3 }, { stability: 3, difficulty: 99 }, { difficulty: 5 }]) {
    assert.equal(stateOf(right, { ...odd, grade: 3, day: TODAY, at: NOON + 5 }).grade, 3);
    assert.equal(stateOf({}, { ...odd, grade: 3, day: TODAY, at: NOON }), undefined);
  }
});

// ---- clocks

test("a clock that was years ahead loses no question", () => {
  const memory = revised(stateOf(right, {}), 4, TODAY + 900, NOON + 900 * 864e5);
  const state = stateOf(right, memory);
  assert.ok(dueOf(state, TODAY) <= TODAY);
  const mended = revised(state, 3, TODAY, memory.at + 64);
  assert.equal(mended.day, TODAY);
  assert.ok(dueOf(stateOf(right, mended), TODAY) > TODAY);
});

test("who travels west does not see the same questions twice on a day", () => {
  const memory = revised(stateOf(missed, {}), 1, TODAY + 1, NOON + 864e5);
  assert.ok(dueOf(stateOf(missed, memory), TODAY) > TODAY);
});

test("whatever the clock says, an answer is written and the question comes again", () => {
  const grades = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(grades, fc.integer({ min: -500, max: 500 })), { minLength: 1 }), (history) => {
      let memory = {};
      history.forEach(([grade, shift], n) => {
        const today = TODAY + shift;
        memory = revised(stateOf({}, memory), grade, today, n + 1);
        assert.ok(memory.stability > 0 && memory.difficulty >= 1 && memory.difficulty <= 10);
        const due = dueOf(stateOf({}, memory), today);
        assert.ok(due > today && due - today <= 36_501);
      });
    }),
  );
});

// ---- five a day

const storeOf = (records) => ({ get: (kind, id) => (records[kind] && records[kind][id]) || {} });

test("names of records are read from the page", () => {
  assert.deepEqual(named("mail/joindre taille poids|cours/module/page mot"), ["mail/joindre#taille", "mail/joindre#poids", "cours/module/page#mot"]);
  assert.deepEqual(named(""), []);
});

test("what was missed comes first, then what is remembered least, and the same names on every device", () => {
  const day = (n) => NOON + n * 864e5;
  const question = {
    "b#faded": { ...right, at: day(-90) },
    "b#fading": { ...right, at: day(-30) },
    "b#missed": { ...missed, at: day(-2) },
    "b#missed-long-ago": { ...missed, at: day(-40) },
    "b#sure": { ...right, at: day(0) },
    "b#twin": { ...right, at: day(-30) },
  };
  const ids = [...Object.keys(question), "b#new"];
  const wanted = ["b#missed-long-ago", "b#missed", "b#faded", "b#fading", "b#twin"];
  for (const order of [ids, [...ids].reverse()]) {
    const { due, next, isKnown } = awaiting(order, storeOf({ question }).get, TODAY);
    assert.deepEqual(due, wanted);
    assert.equal(next, TODAY + 2);
    assert.equal(isKnown, true);
  }
  assert.equal(wanted.length, DAILY);
});

test("the questions of one course come in the order that they have among all", () => {
  const id = fc.constantFrom(..."abcdefghij").chain((q) => fc.constantFrom("x", "y").map((course) => `${course}#${q}`));
  const answers = fc.dictionary(id, fc.record({ attempts: fc.constant(1), tries: fc.constant(1), score: fc.constantFrom(0, 1), at: fc.integer({ min: 0, max: 200 }).map((n) => NOON - n * 864e5) }));
  fc.assert(
    fc.property(answers, (question) => {
      const { get } = storeOf({ question });
      const all = Object.keys(question);
      const five = awaiting(all, get, TODAY).due.slice(0, DAILY);
      for (const course of ["x#", "y#"]) {
        const own = five.filter((name) => name.startsWith(course));
        assert.deepEqual(awaiting(all.filter((name) => name.startsWith(course)), get, TODAY).due.slice(0, own.length), own);
      }
    }),
  );
});

test("with nothing that was answered there is nothing to wait for", () => {
  assert.deepEqual(awaiting(["b#a"], storeOf({}).get, TODAY), { due: [], isKnown: false, next: Infinity });
});

// ---- days in a row

const over = (...days) => days.reduce((habit, day) => kept(habit, TODAY + day), {});

test("days in a row are counted, up to today or yesterday", () => {
  const tell = (habit, day) => {
    const { run, total, count } = streak(habit, TODAY + day);
    return [run, total, count];
  };
  assert.deepEqual(tell({}, 0), [0, 0, 0]);
  assert.deepEqual(tell(over(0), 0), [1, 1, 1]);
  assert.deepEqual(tell(over(0, 0, 0), 0), [1, 1, 3]);
  assert.deepEqual(tell(over(0, 1, 2), 2), [3, 3, 1]);
  assert.deepEqual(tell(over(0, 1, 2), 3), [3, 3, 0]);
  assert.deepEqual(tell(over(0, 1, 2), 4), [0, 3, 0]);
  assert.deepEqual(tell(over(0, 1, 3), 3), [1, 3, 1]);
  assert.deepEqual(tell(over(0), 40), [0, 0, 0]);
  assert.deepEqual(tell(over(...Array.from({ length: 50 }, (_, n) => n)), 49), [WINDOW, WINDOW, 1]);
});

test("a clock set back loses no day and doubles none", () => {
  // a day ahead: the same day goes on
  const { run, total, count } = streak(over(0, 1, 0), TODAY);
  assert.deepEqual([run, total, count], [2, 2, 2]);
  // some days ahead, then right again: the days before are there, those to come are not
  const habit = over(-2, -1, 5, 0);
  assert.deepEqual([streak(habit, TODAY).run, streak(habit, TODAY).total], [3, 3]);
  // years ahead: what was before is out of sight, and it begins anew
  assert.equal(streak(over(-1, 900, 0), TODAY).run, 1);
  assert.equal(streak(over(900), TODAY).total, 0);
});

test("days of two devices come together", () => {
  const [phone, computer] = [over(0, 2), over(1, 2, 2)];
  const { run, count } = streak(RECORDS.habit(phone, computer), TODAY + 2);
  assert.deepEqual([run, count], [3, 2]);
  assert.deepEqual(RECORDS.habit(over(0, 1), over(40)), seen(over(40), TODAY + 40));
});

test("of two revisions on two devices the later stays, whole", () => {
  const one = revised(undefined, 1, TODAY, 10);
  const two = revised(undefined, 4, TODAY - 3, 11);
  assert.deepEqual(RECORDS.memory(one, two), two);
  assert.deepEqual(RECORDS.memory(two, one), two);
  assert.deepEqual(RECORDS.ending({ at: 5 }, { at: 3 }), { at: 3 });
});

// ---- the lesson's records

test("a revision knows which edition of a question the lesson answered", () => {
  const entries = disk();
  const store = openStore("a", "", () => entries, () => {}, () => NOON, 1);
  store.update("question", "b#q", () => ({ ...missed, key: 7 }));
  const own = aside(store);
  assert.deepEqual(own.get("question", "b#q"), { key: 7 });
  own.update("question", "b#q", () => ({ attempts: 1, key: 8 }));
  assert.deepEqual(own.get("question", "b#q"), { attempts: 1, key: 8 });
  assert.equal(store.get("question", "b#q").key, 7);
});

test("what is answered while one revises stays on the page, and the rest is kept", () => {
  const entries = disk();
  const store = openStore("a", "", () => entries, () => {}, () => NOON, 1);
  store.update("question", "b#q", () => ({ ...missed, draft: ["text", "à suivre"] }));
  const before = entries.keys().map((key) => [key, entries.getItem(key)]);
  const own = aside(store);
  assert.deepEqual(own.get("question", "b#q"), {});
  own.update("question", "b#q", (_, at) => ({ attempts: 1, at }));
  own.update("question", "b#q", (record, at) => ({ attempts: (record.attempts || 0) + 1, at }));
  own.update("bank", "b", () => ({ best: 1 }));
  assert.deepEqual(own.get("question", "b#q"), { attempts: 2, at: 2 });
  assert.deepEqual(entries.keys().map((key) => [key, entries.getItem(key)]), before);
  own.update("reading", "", () => ({ rate: 2 }));
  assert.equal(store.get("reading", "").rate, 2);
});
