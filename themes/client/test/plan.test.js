/** The plan: steps over days, and the calendar that says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendar } from "../plan/calendar.js";
import { monday, spread, weekday } from "../plan/schedule.js";

const MONDAY = 20794; // 2026-12-07
const step = (id, minutes) => ({ id, title: id, minutes });
const days = (planned) => planned.map(({ day, steps }) => [day - MONDAY, ...steps.map(({ id }) => id)]);

test("the days of the week are those of the calendar", () => {
  assert.equal(new Date(MONDAY * 86_400_000).toISOString().slice(0, 10), "2026-12-07");
  assert.deepEqual([0, 3, 6, 7].map((n) => weekday(MONDAY + n)), [0, 3, 6, 0]);
  assert.equal(monday(MONDAY + 6), MONDAY);
});

test("steps go where there is room, and a long one has its day", () => {
  const steps = [step("a", 10), step("b", 10), step("c", 45), step("d", 5)];
  assert.deepEqual(days(spread(steps, [20, 0, 20, 0, 0, 0, 0], MONDAY)), [[0, "a", "b"], [2, "c"], [7, "d"]]);
});

test("a day that is passed over moves all that follows", () => {
  const steps = [step("a", 10), step("b", 20)];
  assert.deepEqual(days(spread(steps, [20, 20, 0, 0, 0, 0, 0], MONDAY, MONDAY)), [[1, "a"], [7, "b"]]);
});

test("without minutes there is no plan", () => {
  assert.deepEqual(spread([step("a", 10)], [0, 0, 0, 0, 0, 0, 0], MONDAY), []);
});

test("nothing is lost, nothing comes twice, the order stays, and no day is over its minutes unless one step is", () => {
  const week = fc.array(fc.constantFrom(0, 10, 20, 60), { minLength: 7, maxLength: 7 }).filter((row) => row.some(Boolean));
  const lengths = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 });
  fc.assert(
    fc.property(week, lengths, fc.nat(30000), (minutes, all, from) => {
      const steps = all.map((length, n) => step(String(n), length));
      const planned = spread(steps, minutes, from);
      assert.deepEqual(planned.flatMap((day) => day.steps), steps);
      planned.forEach(({ day, steps: of, minutes: sum }, n) => {
        assert.equal(sum, of.reduce((total, { minutes: length }) => total + length, 0));
        assert.ok(of.length === 1 || sum <= minutes[weekday(day)]);
        assert.ok(!n || day > planned[n - 1].day);
      });
    }),
  );
});

test("lines of a calendar are short, and words are never signs of it", () => {
  const start = Date.UTC(2026, 11, 7, 18);
  const text = calendar([{ id: "a/b", title: "É;,\\\n".repeat(30), start, minutes: 20, place: "" }], "site", "Mon plan", start, 10);
  const lines = text.split("\r\n");
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  assert.ok(lines.includes("DTSTART:20261207T180000") && lines.includes("DTEND:20261207T182000") && lines.includes("UID:a/b@site"));
  assert.ok(text.replace(/\r\n /g, "").includes(`SUMMARY:${"É\\;\\,\\\\\\n".repeat(30)}\r\n`));
});
