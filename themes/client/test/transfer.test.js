import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { RECORDS } from "../records/all.js";
import { openStore } from "../lib/store.js";
import { changesOf, kept, merge, summary } from "../transfer/exchange.js";
import { frames, gathering, sum } from "../transfer/frames.js";
import { pack, unpack } from "../transfer/pack.js";
import { canSeal, isSealed, seal, unseal } from "../transfer/seal.js";
import { LIMIT, squeeze, unfold } from "../transfer/squeeze.js";
import { disk } from "./disk.js";

fc.configureGlobal({ seed: 20261126 });

const never = () => Promise.reject(new Error("not asked for"));
const library = async () => ({ gzip: (bytes) => gzipSync(bytes), gunzip: (bytes) => gunzipSync(bytes, { maxOutputLength: LIMIT }) });

// ---- parcels

const time = fc.integer({ min: 1, max: 2e12 });
const some = (fields) => fc.record(fields, { requiredKeys: [] });
const FIELDS = {
  question: some({ attempts: fc.nat(9), best: fc.constantFrom(0, 0.5, 1), response: fc.oneof(fc.string(), fc.array(fc.string()), fc.constant({ p: "1" })), kind: fc.constant("text"), blank: fc.boolean(), at: time }),
  segment: some({ opened: time, done: fc.oneof(time, fc.constant(0)), known: fc.constant(1), at: time }),
  course: some({ segment: fc.string(), where: fc.string(), at: time }),
  bank: some({ drawn: fc.array(fc.string()), at: time, earned: fc.nat(9), scored: time, passed: fc.boolean() }),
  reading: some({ easy: fc.constantFrom(0, 1), at: time }),
  memory: some({ stability: fc.constantFrom(0.5, 2.3065), difficulty: fc.nat(9), grade: fc.nat(4), day: fc.nat(30_000), at: time }),
  habit: some({ day: fc.nat(30_000), days: fc.nat(2 ** 31 - 1), count: fc.nat(9) }),
  ending: some({ at: time }),
  note: some({ mark: fc.constantFrom(0, 1), at: time, where: fc.string(), texts: fc.array(fc.oneof(fc.tuple(time, time), fc.tuple(time, time, fc.string()))) }),
};
const id = fc.string({ unit: fc.constantFrom(..."abé-/#_") });
const row = fc.constantFrom(...Object.keys(RECORDS)).chain((kind) => fc.tuple(fc.constant(kind), id, FIELDS[kind] || fc.constant({})));
const parcel = fc.record({ site: fc.string(), rows: fc.uniqueArray(row, { selector: ([kind, name]) => `${kind}/${name}` }) });
const bare = ({ rows }) => rows.map(([kind, name, record]) => [kind, name, Object.entries(record).sort()]).sort((a, b) => (String(a) < String(b) ? -1 : 1));

test("a parcel comes out as it went in", () => {
  fc.assert(
    fc.property(parcel, (sent) => {
      const found = unpack(pack(sent));
      assert.equal(found.site, sent.site);
      assert.deepEqual(bare(found), bare(sent));
    }),
  );
});

test("the same records in another order make the same parcel", () => {
  fc.assert(fc.property(parcel, ({ site, rows }) => assert.equal(pack({ site, rows }), pack({ site, rows: [...rows].reverse() }))));
});

test("what is no parcel is refused, and never more than that", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.jsonValue()).map((rest) => JSON.stringify([1, "s", 5, ...rest]))), (text) => {
      try {
        for (const [kind, name, record] of unpack(text).rows) assert.ok(kind in RECORDS && typeof name === "string" && Object.getPrototypeOf(record) === Object.prototype);
      } catch (error) {
        assert.ok(error instanceof Error);
      }
    }),
  );
});

test("hostile names and values of a parcel do nothing", () => {
  const text = JSON.stringify([1, "s", 5, ["segment", "a", "__proto__", [{ done: 1 }], "done", [3], "toString", [5]], ["__proto__", "a"], ["constructor", "b", "x", [1]]]);
  assert.deepEqual(bare(unpack(text)), [["segment", "a", [["done", 7]]]]);
  assert.equal({}.done, undefined);
});

test("a parcel of another layout or with a column too short is refused", () => {
  assert.throws(() => unpack('[2,"s",5]'), /another layout/);
  assert.throws(() => unpack('[1,"s",5,["segment","a\\nb","at",[1]]]'), /not whole/);
});

test("twelve segments with sixty answers are two codes", async () => {
  let seed = 7;
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  let now = Date.UTC(2026, 10, 20, 9);
  const rows = [];
  for (let s = 0; s < 12; s++) {
    rows.push(["segment", `courriel/module-${s % 3}/segment-${next(99)}-${s}`, { opened: (now += next(4e5)), done: now + next(4e5), at: now }]);
    rows.push(["bank", `courriel/quiz-${s}`, { earned: 4, total: 5, scored: now + next(4e5), best: 0.8, passed: true }]);
    for (let q = 0; q < 5; q++) rows.push(["question", `courriel/quiz-${s}#question-${next(99)}${q}`, { attempts: 1 + next(2), tries: 1, best: 1, score: 1, response: next(0xffffff).toString(16), at: (now += next(7e4)) }]);
  }
  const codes = frames(await squeeze(pack({ site: "tremplin", rows }), never), "https://formation.example.fr/mon-espace/index.html");
  assert.ok(codes.length <= 2, `${codes.length} codes`);
  for (const code of codes) assert.ok(code.length <= 1200, `${code.length} signs`);
});

// ---- frames

const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });

test("the sum is that of zip files", () => assert.equal(sum(new TextEncoder().encode("123456789")), "cbf43926"));

test("frames that come doubled, in any order, among foreign codes, give the bytes", () => {
  fc.assert(
    fc.property(bytes, bytes, fc.integer({ min: 1, max: 9 }), fc.infiniteStream(fc.nat(99)), (sent, other, size, order) => {
      const ours = frames(sent, "https://example.fr/", size);
      const strays = [...frames(other, "", 30).slice(1), "https://example.com/", "#t2=9.2.00000000.AAAA", "WIFI:S:x;;"];
      const shown = [...ours, ...ours, ...strays].map((text) => ({ text, rank: order.next().value })).sort((a, b) => a.rank - b.rank);
      const gather = gathering();
      const found = shown.map(({ text }) => gather(text)).filter((state) => state && state.bytes);
      assert.ok(found.some((state) => Buffer.from(state.bytes).equals(Buffer.from(sent))));
    }),
  );
});

test("a frame that is missing leaves them waiting, and says how many came", () => {
  const [one, , three] = frames(new Uint8Array(30).fill(7), "", 10);
  const gather = gathering();
  assert.deepEqual(gather(one), { bytes: null, have: 1, of: 3 });
  assert.deepEqual(gather(one), { bytes: null, have: 1, of: 3 });
  assert.deepEqual(gather(three), { bytes: null, have: 2, of: 3 });
});

test("a frame that was misread is asked for again", () => {
  const [one, two] = frames(Uint8Array.from([1, 2, 3, 4]), "", 2);
  const gather = gathering();
  gather(one);
  assert.deepEqual(gather(two.replace(/[\w-]+$/, "AAA")), { bytes: null, have: 0, of: 2 });
  gather(one);
  assert.deepEqual([...gather(two).bytes], [1, 2, 3, 4]);
});

test("a frame that was cut is a frame, and no more than that", () => {
  const [one] = frames(Uint8Array.from([1, 2, 3, 4, 5, 6]), "");
  for (let end = one.length - 1; end > one.lastIndexOf(".") + 1; end--) assert.deepEqual(gathering()(one.slice(0, end)), { bytes: null, have: 0, of: 1 });
});

// ---- beside what is here

const device = () => {
  const entries = disk();
  return openStore("essai", "", () => entries, () => assert.fail("it can be kept"));
};
const history = fc.uniqueArray(row, { selector: ([kind, name]) => `${kind}/${name}`, maxLength: 12 });
const states = (store) => kept(store).map(([kind, name, record]) => [kind, name, Object.entries(record).sort()]).sort((a, b) => (String(a) < String(b) ? -1 : 1));
const after = (...histories) => {
  const store = device();
  for (const rows of histories) merge(store, rows);
  return store;
};

test("three histories merged in any order, twice, come to the same state", () => {
  fc.assert(
    fc.property(history, history, history, (a, b, c) => {
      const found = states(after(a, b, c));
      for (const order of [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a], [a, b, c, a, b, c], [a, a, c, c, b, b]]) assert.deepEqual(states(after(...order)), found);
      const two = after(b, a);
      const one = after(c);
      merge(one, kept(two));
      merge(two, kept(one));
      assert.deepEqual(states(one), found);
      assert.deepEqual(states(two), found);
      assert.deepEqual(changesOf(one, kept(two)), []);
    }),
  );
});

test("what was merged can be taken back, and what was learnt since then stays", () => {
  fc.assert(
    fc.property(history, history, (here, there) => {
      const store = after(here);
      const before = states(store);
      const undo = merge(store, there);
      undo();
      assert.deepEqual(states(store), before);
    }),
  );
  const store = after([["segment", "a/b/c", { opened: 5, at: 5 }]]);
  const undo = merge(store, [["segment", "a/b/c", { opened: 2, done: 9, at: 9 }], ["segment", "a/b/d", { opened: 3 }]]);
  store.update("segment", "a/b/c", (record) => ({ ...record, done: 12, at: 12 }));
  undo();
  assert.deepEqual(kept(store), [["segment", "a/b/c", { opened: 2, done: 12, at: 12 }]]);
});

test("what changes is told by course", () => {
  const changes = changesOf(after([["segment", "mail/a/b", { opened: 5, done: 6 }]]), [
    ["segment", "mail/a/b", { opened: 5, done: 9 }],
    ["segment", "mail/a/c", { opened: 5, done: 9 }],
    ["segment", "gone/a/c", { opened: 5 }],
    ["question", "mail/q#a", { attempts: 1 }],
    ["question", "gone/q#a", { attempts: 1 }],
    ["note", "mail/a/c", { texts: [[5, 5, "Relire."]] }],
  ]);
  assert.deepEqual(Object.fromEntries(summary(changes, (course) => course === "mail")), {
    mail: { steps: 1, answers: 1, notes: 1 },
    "": { steps: 0, answers: 1, notes: 0 },
  });
});

// ---- squeezed, sealed

for (const [name, from] of [["the browser", never], ["the library", library]]) {
  test(`what was squeezed unfolds again, by ${name}`, async (context) => {
    if (from === library) {
      const [Compression, Decompression] = [globalThis.CompressionStream, globalThis.DecompressionStream];
      delete globalThis.CompressionStream;
      delete globalThis.DecompressionStream;
      context.after(() => Object.assign(globalThis, { CompressionStream: Compression, DecompressionStream: Decompression }));
    }
    for (const text of ["", "é😀", "abc".repeat(9999)]) assert.equal(await unfold(await squeeze(text, from), from), text);
    const whole = await squeeze("une phrase assez longue, une phrase assez longue", from);
    for (const cut of [0, 1, 5, whole.length - 1]) await assert.rejects(unfold(whole.slice(0, cut), from));
    for (const place of [12, 20, whole.length - 6]) {
      const altered = Uint8Array.from(whole);
      altered[place] ^= 4;
      await assert.rejects(unfold(altered, from));
    }
    await assert.rejects(unfold(gzipSync(Buffer.alloc(LIMIT + 1)), from));
  });
}

test("only the passphrase opens what it sealed, and nothing altered opens", async () => {
  assert.ok(canSeal());
  const few = 1000;
  const sealed = await seal(Uint8Array.from([31, 139, 5]), "éléphant bleu", few);
  assert.ok(isSealed(sealed));
  assert.ok(!isSealed(gzipSync("a")));
  assert.deepEqual([...(await unseal(sealed, "e\u0301le\u0301phant bleu", few))], [31, 139, 5]);
  await assert.rejects(unseal(sealed, "éléphant vert", few));
  for (let place = 0; place < sealed.length; place++) {
    const altered = Uint8Array.from(sealed);
    altered[place] ^= 1;
    await assert.rejects(unseal(altered, "éléphant bleu", few));
  }
  const again = await seal(Uint8Array.from([31, 139, 5]), "éléphant bleu", few);
  assert.notDeepEqual(again, sealed, "the salt and the nonce are never the same");
});
