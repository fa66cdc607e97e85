import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drop, edit, entryOf, read, write } from "../lib/device.js";
import { erase } from "../lib/entries.js";
import { RECORDS } from "../records/all.js";
import { closedEntry, isOf, keyFor, openedEntry } from "../sealed/entry.js";
import { openProfile, reseal, sealProfile, unsealProfile } from "../sealed/opening.js";
import { isSame, reconcile } from "../sealed/reconcile.js";
import { inClear, inTab, settle } from "../sealed/settle.js";
import { follows, held, leave } from "../sealed/tab.js";
import { kept } from "../transfer/exchange.js";
import { disk } from "./disk.js";

const PHRASE = "quatre mots bien choisis";
const library = async () => assert.fail("no library is needed here");
const LUCIE = { id: "lucie", name: "Lucie", drawing: 3, used: 1 };

/** A tab of a device. */
const tab = (local, session = disk()) => {
  const now = local.getItem("tremplin/2/a") || "";
  return { owner: { local, session, place: "tremplin/2/a", profile: session.getItem(`tremplin/2/a${now}`) || now }, site: "a", library };
};
/** A device where Lucie answered, then sealed her profile in the tab that is given. */
const sealed = async () => {
  const [local, session] = [disk(), disk()];
  const device = tab(local, session);
  write(device.owner, ({ profiles }) => ({ profiles: [...profiles, LUCIE] }));
  local.setItem("tremplin/2/a", LUCIE.id);
  inClear({ ...device, id: LUCIE.id }).update("question", "c/x", () => ({ attempts: 1, at: 100, response: "é" }));
  await sealProfile(device, LUCIE, PHRASE, 1);
  return { local, place: { ...tab(local, session), id: LUCIE.id } };
};
/** Another tab where it is opened. */
const another = async (local) => {
  const session = disk();
  const place = { ...tab(local, session), id: LUCIE.id };
  assert.equal(await openProfile(place, PHRASE), "");
  return { ...place, ...tab(local, session) };
};
const sync = (place) => settle(place, inTab(place), held(place.owner, place.id));
const idsOf = (place) => kept(inTab(place)).map(([kind, id]) => `${kind}/${id}`).sort();

test("a profile is sealed with its records, and nothing of them is left in clear", async () => {
  const { local, place } = await sealed();
  assert.deepEqual(local.keys().sort(), ["tremplin/2/a", "tremplin/2/a/", "tremplin/2/a/lucie"]);
  assert.match(local.getItem("tremplin/2/a/lucie"), /^#t2=1\.1\.[0-9a-f]{8}\.[\w-]+$/);
  assert.deepEqual(read(place.owner).profiles[1], { ...LUCIE, sealed: true });
  assert.equal(place.owner.profile, "~.lucie");
  assert.deepEqual(kept(inTab(place)), [["question", "c/x", { attempts: 1, at: 100, response: "é" }]]);
});

test("only its passphrase opens it, and what is damaged is told from another one", async () => {
  const { local } = await sealed();
  const place = { ...tab(local), id: LUCIE.id };
  const before = local.keys().map((key) => local.getItem(key));
  assert.equal(await openProfile(place, "quatre mots mal choisis"), "passphrase");
  const text = local.getItem("tremplin/2/a/lucie");
  for (const damaged of ["", text.slice(0, -9), text.replace(/\.[0-9a-f]{8}\./, ".00000000."), "[]", "#t2=1.1.00000000.AAAA"]) {
    local.setItem("tremplin/2/a/lucie", damaged);
    assert.equal(await openProfile(place, PHRASE), "damaged", damaged);
    assert.equal(local.getItem("tremplin/2/a/lucie"), damaged);
  }
  local.setItem("tremplin/2/a/lucie", text);
  assert.deepEqual(local.keys().map((key) => local.getItem(key)).sort(), before.sort());
  // of another catalogue, under the same passphrase
  const key = await keyFor(text, PHRASE);
  local.setItem("tremplin/2/a/lucie", await closedEntry([], "b", key, library));
  assert.equal(await openProfile(place, PHRASE), "other");
});

test("two tabs end with both histories, whoever seals first, and both at once", async () => {
  const { local, place: one } = await sealed();
  const two = await another(local);
  inTab(one).update("question", "c/one", () => ({ attempts: 1, at: 5 }));
  inTab(two).update("question", "c/two", () => ({ attempts: 1, at: 6 }));
  await Promise.all([sync(one), sync(two)]);
  await sync(one);
  for (const place of [one, two]) {
    await sync(place);
    assert.deepEqual(idsOf(place), ["question/c/one", "question/c/two", "question/c/x"]);
    assert.equal(await sync(place), "done");
  }
  assert.deepEqual(idsOf(await another(local)), ["question/c/one", "question/c/two", "question/c/x"]);
});

test("what one tab erases is erased in the other, but for what was learnt there since", async () => {
  const { local, place: one } = await sealed();
  inTab(one).update("question", "c/y", () => ({ attempts: 1, at: 5 }));
  await sync(one);
  const two = await another(local);
  inTab(two).update("question", "c/y", () => ({ attempts: 2, at: 7 }));
  erase(inTab(one));
  await sync(one);
  assert.equal(await sync(two), "changed");
  assert.deepEqual(idsOf(two), ["question/c/y"]);
});

test("what a tab wrote in clear, that did not know yet, is sealed too", async () => {
  const { local, place } = await sealed();
  inClear(place).update("question", "c/late", () => ({ attempts: 1, at: 9 }));
  assert.equal(await sync(place), "changed");
  assert.deepEqual(idsOf(place), ["question/c/late", "question/c/x"]);
  assert.deepEqual(kept(inClear(place)), []);
  assert.deepEqual(idsOf(await another(local)), ["question/c/late", "question/c/x"]);
});

test("an entry that is damaged, or taken away, while it is open is written again from the tab", async () => {
  const { local, place } = await sealed();
  for (const damage of [(text) => text.slice(0, -5), () => "x"]) {
    local.setItem("tremplin/2/a/lucie", damage(local.getItem("tremplin/2/a/lucie")));
    await sync(place);
    assert.deepEqual(idsOf(await another(local)), ["question/c/x"]);
  }
  local.removeItem("tremplin/2/a/lucie");
  await sync(place);
  assert.deepEqual(idsOf(await another(local)), ["question/c/x"]);
});

test("what a later edition sealed is not written over", async () => {
  const { local, place } = await sealed();
  const later = await closedEntry([], "b", held(place.owner, place.id), library);
  local.setItem("tremplin/2/a/lucie", later);
  await assert.rejects(sync(place));
  assert.equal(local.getItem("tremplin/2/a/lucie"), later);
});

test("without room the former entry stays, and what was learnt is sealed once there is some", async () => {
  const { local, place } = await sealed();
  const before = local.getItem("tremplin/2/a/lucie");
  const { setItem } = local;
  local.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  inTab(place).update("question", "c/y", () => ({ attempts: 1, at: 5 }));
  await assert.rejects(sync(place));
  assert.equal(local.getItem("tremplin/2/a/lucie"), before);
  local.setItem = setItem;
  await sync(place);
  assert.deepEqual(idsOf(await another(local)), ["question/c/x", "question/c/y"]);
});

test("a profile that finds no room to be sealed stays as it was, in clear", async () => {
  const [local, session] = [disk(3), disk()];
  const device = tab(local, session);
  write(device.owner, ({ profiles }) => ({ profiles: [...profiles, LUCIE] }));
  local.setItem("tremplin/2/a", LUCIE.id);
  const place = { ...tab(local, session), id: LUCIE.id };
  inClear(place).update("question", "c/x", () => ({ attempts: 1 }));
  await assert.rejects(sealProfile(device, LUCIE, PHRASE, 1));
  assert.deepEqual(read(device.owner).profiles[1], LUCIE);
  assert.deepEqual(kept(inClear(place)), [["question", "c/x", { attempts: 1 }]]);
  assert.equal(tab(local, session).owner.profile, LUCIE.id);
  assert.equal(local.getItem(entryOf(device.owner, LUCIE.id)), null);
});

test("a profile that was sealed, or removed, while the key was drawn stays as it is", async () => {
  for (const nobody of [false, true]) {
    const [local, session] = [disk(), disk()];
    const [one, two] = [tab(local, session), tab(local)];
    const mine = nobody ? { ...LUCIE, id: "" } : LUCIE;
    write(one.owner, ({ profiles }) => ({ profiles: [...profiles.filter(({ id }) => id !== mine.id), mine] }));
    local.setItem("tremplin/2/a", mine.id);
    inClear({ ...one, id: mine.id }).update("question", "c/x", () => ({ attempts: 1 }));
    await sealProfile(one, mine, PHRASE, 1);
    const state = () => [local, session].map((place) => place.keys().map((key) => [key, place.getItem(key)]));
    const before = state();
    await sealProfile(two, mine, "une toute autre phrase", 1);
    assert.deepEqual(state(), before);
    assert.deepEqual(two.owner.session.keys(), []);
  }
  const device = tab(disk());
  write(device.owner, ({ profiles }) => ({ profiles: [...profiles, LUCIE] }));
  const late = sealProfile(device, LUCIE, PHRASE, 1);
  drop(device.owner, LUCIE.id);
  await late;
  assert.equal(device.owner.local.getItem(entryOf(device.owner, LUCIE.id)), null);
});

test("under another passphrase the former key opens nothing, and its tabs are closed", async () => {
  const { local, place } = await sealed();
  const two = await another(local);
  inTab(two).update("question", "c/y", () => ({ attempts: 1, at: 5 }));
  await sync(two);
  await sync(place);
  await reseal(place, "une toute autre phrase");
  assert.equal(isOf(local.getItem("tremplin/2/a/lucie"), held(two.owner, two.id)), false);
  assert.equal(await sync(two), "gone");
  assert.equal(await openProfile(two, PHRASE), "passphrase");
  assert.equal(await openProfile(two, "une toute autre phrase"), "");
  assert.deepEqual(idsOf(two), ["question/c/x", "question/c/y"]);
});

test("a profile that is not sealed any more is in clear as it was", async () => {
  const { local, place } = await sealed();
  unsealProfile(place);
  assert.deepEqual(read(place.owner).profiles[1], LUCIE);
  assert.equal(local.getItem("tremplin/2/a/lucie"), null);
  assert.deepEqual(kept(inClear(place)), [["question", "c/x", { attempts: 1, at: 100, response: "é" }]]);
  assert.equal(tab(local, place.owner.session).owner.profile, LUCIE.id);
});

test("a profile that was removed, or is not sealed, is not sealed again by a tab that still has it", async () => {
  const { local, place } = await sealed();
  edit(place.owner, LUCIE.id, ({ sealed: _, ...profile }) => profile);
  local.removeItem("tremplin/2/a/lucie");
  assert.equal(await sync(place), "gone");
  assert.equal(local.getItem("tremplin/2/a/lucie"), null);
});

test("a page that follows another at once is of the same tab; a tab that is opened again is not", async () => {
  const { place } = await sealed();
  leave(place.owner, place.id);
  assert.ok(follows(place.owner, place.id, Date.now() - 50_000));
  assert.ok(follows(place.owner, place.id, Date.now()));
  assert.ok(!follows(place.owner, place.id, Date.now() + 3000));
  assert.ok(!follows({ ...place.owner, session: disk() }, place.id, Date.now()));
});

// ---- reconciling

const record = fc.record({ attempts: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 1, max: 9 }) });
const rows = fc.dictionary(fc.constantFrom("a", "b", "c"), record).map((found) => Object.entries(found).map(([id, value]) => ["question", id, value]));

test("what only one side did is kept as it did it; what both did is merged", () => {
  fc.assert(
    fc.property(rows, rows, rows, (base, a, b) => {
      assert.ok(isSame(reconcile(base, base, b), b));
      assert.ok(isSame(reconcile(base, a, base), a));
      assert.ok(isSame(reconcile(base, a, a), a));
      assert.ok(isSame(reconcile(base, a, b), reconcile(base, b, a)));
      const both = new Map(reconcile(base, a, b).map((row) => [row[1], row[2]]));
      const at = (list, id) => (list.find((row) => row[1] === id) || [])[2];
      ["a", "b", "c"].forEach((id) => {
        const [was, one, two] = [base, a, b].map((list) => at(list, id));
        const same = (x, y) => JSON.stringify(x) === JSON.stringify(y);
        if (one && two && !same(was, one) && !same(was, two)) assert.ok(same(both.get(id), RECORDS.question(one, two)));
        // what one erased while the other went on stays
        if (was && !one && two && !same(was, two)) assert.ok(same(both.get(id), two));
      });
    }),
  );
});
