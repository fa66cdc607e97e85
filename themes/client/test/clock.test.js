/** The clock of the records: histories of several devices, whose clocks are wrong and set back, come to one state. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openStore } from "../lib/store.js";
import { erased, marked, written, writings } from "../records/note.js";
import { answered, restarted } from "../records/question.js";
import { kept as habitKept } from "../records/habit.js";
import { chosen, paced } from "../records/reading.js";
import { finished, opened, passedOver, takenBack } from "../records/segment.js";
import { TIMES, WRITERS, stamp } from "../records/stamp.js";
import { revised, stateOf } from "../revision/memory.js";
import { kept, merge } from "../transfer/exchange.js";
import { pack, unpack } from "../transfer/pack.js";
import { disk } from "./disk.js";

fc.configureGlobal({ seed: 20261126 });

test("a stamp is later than what the clock says and what the record holds, and tells who wrote", () => {
  const time = fc.integer({ min: 0, max: 2e12 });
  fc.assert(
    fc.property(time, time, fc.constantFrom(...TIMES), fc.nat(WRITERS - 1), (now, held, name, writer) => {
      const found = stamp({ [name]: held, attempts: 9e14 }, now, writer);
      assert.ok(found > now && found > held);
      assert.ok(found <= Math.max(now, held) + 2 * WRITERS);
      assert.equal(found % WRITERS, writer);
    }),
  );
});

test("with a clock set back, what is answered later is later", () => {
  let now = Date.UTC(2026, 10, 26);
  const entries = disk();
  const store = openStore("a", "", () => entries, () => {}, () => now, 3);
  const at = () => store.get("segment", "x").at;
  store.update("segment", "x", (record, time) => finished(record, true, time));
  const first = at();
  now = 0;
  store.update("segment", "x", (record, time) => finished(record, false, time));
  assert.ok(at() > first);
});

test("a time that no date can have does not stay", () => {
  const entries = disk(9, { "tremplin/2/a//segment/x": '{"opened":1,"done":8640000000000000,"at":8640000000000000}' });
  const store = openStore("a", "", () => entries, () => {}, () => 640, 0);
  store.update("segment", "x", (record, now) => finished(record, false, now));
  store.update("segment", "x", (record, now) => finished(record, true, now));
  assert.deepEqual(store.get("segment", "x"), { opened: 1, done: 704, at: 704 });
});

// ---- histories

/** what a learner may do: kind, id, and the change */
const DONE = fc.oneof(
  fc.constantFrom(
    ["segment", "c/a", opened],
    ["segment", "c/a", (record, now) => finished(record, true, now)],
    ["segment", "c/a", (record, now) => finished(record, false, now)],
    ["segment", "c/a", passedOver],
    ["segment", "c/a", takenBack],
    ["question", "c/q#x", restarted],
    ["reading", "", (record, now) => chosen(record, true, now)],
    ["reading", "", (record, now) => chosen(record, false, now)],
    ["reading", "", (record, now) => paced(record, true, now)],
    ["memory", "c/q#x", (record, now) => revised(stateOf({}, record), 1, 20_783, now)],
    ["memory", "c/q#x", (record, now) => revised(stateOf({}, record), 3, 20_784, now)],
    ["habit", "", (record) => habitKept(record, 20_783)],
    ["habit", "", (record) => habitKept(record, 20_784)],
    ["ending", "c", (record, at) => (record.at ? record : { at })],
  ),
  fc.constantFrom("a", "b", "c").map((response) => ["question", "c/q#x", (record, now) => answered(record, response, { state: "wrong", score: 0 }, now)]),
  fc.constantFrom("a", "b").map((response) => ["question", "c/q#x", (record) => ({ ...record, draft: ["text", response] })]),
  fc.constantFrom("un", "deux").map((where) => ["course", "c", (_, at) => ({ segment: `c/${where}`, where, at })]),
  fc.constantFrom("un", "deux", "").map((text) => ["note", "c/a", (record, now) => written(record, text, { session: now, seen: writings(record) }, now)]),
  fc.constantFrom("un", "deux").map((text) => ["note", "c/a", (record, now) => written(record, text, { session: now, seen: [] }, now)]),
  fc.boolean().map((isKept) => ["note", "c/a", (record, now) => marked(record, isKept, now)]),
  fc.constant(["note", "c/a", erased]),
  fc.constantFrom("q1", "q2").map((drawn) => ["bank", "c/q", (record, at) => ({ ...record, drawn: [drawn], at })]),
);
const DEVICES = 3;
const device = fc.nat(DEVICES - 1);
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ on: device, does: DONE }) },
  { weight: 1, arbitrary: fc.record({ on: device, hears: device }) },
  { weight: 1, arbitrary: fc.record({ on: device, clock: fc.integer({ min: 0, max: 400 }) }) },
);

/** Devices after a history; some have the same number, and all clocks stand still unless they are set. */
const after = (history, writers) => {
  const clocks = writers.map(() => 100);
  const stores = writers.map((writer, n) => {
    const entries = disk();
    return openStore("a", "", () => entries, () => assert.fail("it can be kept"), () => clocks[n], writer);
  });
  for (const { on, does, hears, clock } of history) {
    if (does) stores[on].update(...does);
    else if (clock !== undefined) clocks[on] = clock;
    else tell(stores[hears], stores[on]);
  }
  return stores;
};
/** What one has goes to the other, as it travels. */
const tell = (from, to) => merge(to, unpack(pack({ site: "a", rows: kept(from) })).rows);
const state = (store) => kept(store).map(([kind, id, record]) => [kind, id, Object.entries(record).sort()]);
const writers = fc.array(fc.nat(WRITERS - 1), { minLength: DEVICES, maxLength: DEVICES });
const history = fc.array(event, { maxLength: 30 });

test("devices that hear of each other, in any order and any number of times, come to one state", () => {
  fc.assert(
    fc.property(history, writers, fc.array(fc.tuple(device, device), { maxLength: 9 }), (events, ids, extra) => {
      const orders = [[[0, 1], [1, 2], [2, 0], [0, 1]], [[2, 1], [1, 0], [0, 2], [2, 1], [0, 1]], [...extra, [1, 0], [2, 0], [0, 1], [0, 2]]];
      const found = orders.map((order) => {
        const stores = after(events, ids);
        for (const [from, to] of order) tell(stores[from], stores[to]);
        return stores.map(state);
      });
      for (const each of found.flat()) assert.deepEqual(each, found[0][0]);
    }),
    { numRuns: 500 },
  );
});

test("what a learner did after seeing all the rest is what remains, whatever the clocks say", () => {
  fc.assert(
    fc.property(history, writers, device, fc.integer({ min: 0, max: 400 }), (events, ids, last, clock) => {
      const stores = after([...events, { on: last, clock }], ids);
      for (const store of stores) tell(store, stores[last]);
      stores[last].update("segment", "c/a", (record, now) => finished(record, false, now));
      stores[last].update("question", "c/q#x", (record, now) => answered(record, "à la fin", { state: "right", score: 1 }, now));
      for (const store of stores) {
        tell(stores[last], store);
        assert.equal(store.get("segment", "c/a").done, 0);
        assert.equal(store.get("question", "c/q#x").response, "à la fin");
      }
    }),
    { numRuns: 500 },
  );
});

test("two that write at the same moment are told apart by who they are", () => {
  const made = (response, writer) => {
    const entries = disk();
    const store = openStore("a", "", () => entries, () => {}, () => 5, writer);
    store.update("question", "x", (record, now) => answered(record, response, { state: "wrong", score: 0 }, now));
    return store;
  };
  const [one, two] = [made("une longue réponse", 1), made("non", 2)];
  tell(one, two);
  tell(two, one);
  assert.equal(one.get("question", "x").response, "non");
  assert.deepEqual(state(one), state(two));
});
