/** The plan: steps over days, and the calendar that says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openStore } from "../lib/store.js";
import { calendar } from "../plan/calendar.js";
import { leftOf } from "../plan/left.js";
import { monday, spread, weekday } from "../plan/schedule.js";
import { WEEK } from "../records/plan.js";
import { dayOf } from "../revision/days.js";
import { kept, merge } from "../transfer/exchange.js";
import { disk } from "./disk.js";

fc.configureGlobal({ seed: 20261126 });

const MONDAY = 20794; // 2026-12-07
const today = MONDAY;
const step = (id, minutes) => ({ id, title: id, minutes });
const days = (planned) => planned.map(({ day, steps }) => [day - MONDAY, ...steps.map(({ id }) => id)]);

test("the days of the week are those of the calendar", () => {
  assert.equal(new Date(MONDAY * 86_400_000).toISOString().slice(0, 10), "2026-12-07");
  assert.deepEqual([0, 3, 6, 7].map((n) => weekday(MONDAY + n)), [0, 3, 6, 0]);
  assert.equal(monday(MONDAY + 6), MONDAY);
});

test("steps go where there is room, and a long one has its day", () => {
  const steps = [step("a", 10), step("b", 10), step("c", 45), step("d", 5)];
  assert.deepEqual(days(spread(steps, [20, 0, 20, 0, 0, 0, 0], { today })), [[0, "a", "b"], [2, "c"], [7, "d"]]);
});

test("a day that is passed over moves all that follows", () => {
  const steps = [step("a", 10), step("b", 20)];
  assert.deepEqual(days(spread(steps, [20, 20, 0, 0, 0, 0, 0], { today, skipped: MONDAY })), [[1, "a"], [7, "b"]]);
});

test("without minutes there is no plan", () => {
  assert.deepEqual(spread([step("a", 10)], [0, 0, 0, 0, 0, 0, 0], { today }), []);
});

test("nothing is lost, nothing comes twice, the order stays, and no day is over its minutes unless one step is", () => {
  const week = fc.array(fc.constantFrom(0, 10, 20, 60), { minLength: 7, maxLength: 7 }).filter((row) => row.some(Boolean));
  const lengths = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 });
  fc.assert(
    fc.property(week, lengths, fc.nat(30000), fc.nat(90), (minutes, all, from, spent) => {
      const steps = all.map((length, n) => step(String(n), length));
      const planned = spread(steps, minutes, { today: from, spent });
      assert.deepEqual(planned.flatMap((day) => day.steps), steps);
      planned.forEach(({ day, steps: of, minutes: sum }, n) => {
        assert.equal(sum, of.reduce((total, { minutes: length }) => total + length, 0));
        assert.ok(of.length === 1 || sum <= minutes[weekday(day)]);
        assert.ok(day > from || !spent || spent + sum <= minutes[weekday(day)]);
        assert.ok(!n || day > planned[n - 1].day);
      });
    }),
  );
});

test("a day that was begun has what is left of it, and no more", () => {
  const steps = [step("a", 10), step("b", 30)];
  assert.deepEqual(days(spread(steps, [20, 20, 0, 0, 0, 0, 0], { today, spent: 10 })), [[0, "a"], [1, "b"]]);
  assert.deepEqual(days(spread(steps, [20, 20, 0, 0, 0, 0, 0], { today, spent: 11 })), [[1, "a"], [7, "b"]]);
});

test("a plan has its end, however far it is", () => {
  const planned = spread(Array.from({ length: 500 }, (_, n) => step(String(n), 10)), [0, 0, 0, 0, 0, 0, 10], { today });
  assert.equal(planned.length, 500);
  assert.equal(planned[499].day, MONDAY + 6 + 7 * 499);
});

// ---- what is left

const NOON = new Date(2026, 11, 7, 12).getTime();
const session = (id, date) => [id, id, `${date}T09:00:00+01:00`, `${date}T12:00:00+01:00`, "de 9 h à 12 h", "MFR"];
const COURSES = [
  ["mail", "Courriel", "", [["mail/a", "A", 10], ["mail/b", "B", 0]], []],
  ["kitchen", "Cuisine", "de", [["kitchen/c", "C", 15]], [session("far", "2027-02-02"), session("near", "2026-12-08"), session("gone", "2026-12-06")]],
  ["other", "Autre", "", [["other/d", "D", 5]], [session("never", "2027-01-01")]],
];
const left = (records) => leftOf(COURSES, (id) => records[id] || {}, dayOf(NOON));

test("of what was begun, the course with the next session comes first", () => {
  const found = left({ "mail/a": { opened: 1, done: NOON }, "kitchen/c": { opened: 1 } });
  assert.deepEqual(found.map(({ id, steps, sessions, spent }) => [id, steps.map(({ id: step, minutes }) => [step, minutes]), sessions.map(({ id: its }) => its), spent]), [
    ["kitchen", [["kitchen/c", 15]], ["near", "far"], 0],
    ["mail", [["mail/b", 5]], [], 10],
  ]);
});

test("a session to come stays once all the steps are done", () => {
  const [{ steps, sessions }] = left({ "kitchen/c": { opened: 1, done: 1 } });
  assert.deepEqual([steps, sessions.map(({ id, day }) => [id, day - MONDAY])], [[], [["near", 1], ["far", 57]]]);
});

test("time is spent on what was done today, not on what was known", () => {
  const spent = (record) => left({ "mail/a": { opened: 1, ...record } })[0].spent;
  assert.deepEqual([{ done: NOON }, { done: NOON, known: 1 }, { done: NOON - 86_400_000 }, { done: 0 }].map(spent), [10, 0, 0, 0]);
});

// ---- what two devices choose

test("what two devices chose apart holds on both, in whatever order they meet", () => {
  const name = fc.constantFrom(...WEEK, "hour", "skipped", "course/mail", "course/kitchen");
  const choices = fc.array(fc.tuple(name, fc.nat(120)), { maxLength: 12 });
  fc.assert(
    fc.property(choices, choices, choices, fc.boolean(), (before, here, there, isSetBack) => {
      let now = 1e12;
      const [phone, library] = [0, 1].map((writer) => openStore("s", "", () => disks[writer], () => {}, () => now, writer));
      const disks = [disk(), disk()];
      const choose = (store, rows) => rows.forEach(([id, value]) => {
        now += isSetBack ? -1000 : 1000;
        store.update("plan", id, (_, at) => ({ value, at }));
      });
      const meet = (from, to) => merge(to, kept(from));
      choose(phone, before);
      meet(phone, library);
      choose(phone, here);
      choose(library, there);
      meet(phone, library);
      meet(library, phone);
      meet(phone, library);
      const [last, one, two] = [before, here, there].map((rows) => new Map(rows));
      for (const id of new Set([...last, ...one, ...two].map(([its]) => its))) {
        const { value } = phone.get("plan", id);
        assert.equal(library.get("plan", id).value, value);
        const wanted = one.has(id) && two.has(id) ? [one.get(id), two.get(id)] : [one.has(id) ? one.get(id) : two.has(id) ? two.get(id) : last.get(id)];
        assert.ok(wanted.includes(value));
      }
    }),
  );
});

// ---- the calendar

test("lines of a calendar are short, and words are never signs of it", () => {
  const start = Date.UTC(2026, 11, 7, 18);
  const event = { id: "a/b", title: "É;,\\\n".repeat(30), start, zone: "", minutes: 20, sequence: 3, notice: 10, more: "https://example.org/a,b" };
  const text = calendar([event, { ...event, id: "c", zone: "Z", place: "Salle 2" }], "site", "Mon plan", start);
  const lines = text.split("\r\n");
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  for (const line of ["DTSTART:20261207T180000", "DTEND:20261207T182000", "UID:a/b@site", "SEQUENCE:3", "TRIGGER:-PT10M", "DTSTART:20261207T180000Z", "LOCATION:Salle 2", "DESCRIPTION:https://example.org/a\\,b"]) assert.ok(lines.includes(line), line);
  assert.ok(text.replace(/\r\n /g, "").includes(`SUMMARY:${"É\\;\\,\\\\\\n".repeat(30)}\r\n`));
});
