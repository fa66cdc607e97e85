import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { add, choose, clear, DELAYS, drop, edit, isBack, isGuest, LONGEST, mineOf, named, ownerOf, read, restore, retire, use, welcome, write } from "../lib/device.js";
import { ids } from "../lib/entries.js";
import { openStore } from "../lib/store.js";
import { disk } from "./disk.js";

const DAY = 86_400_000;
const NOBODY = { id: "", name: "", drawing: 0, used: 0 };

/** A tab of a device, as lib/page.js opens it. */
const tab = (local, session = disk(), site = "a") => {
  const place = `tremplin/2/${encodeURIComponent(site)}`;
  const now = local.getItem(place) || "";
  return { local, session, place, profile: session.getItem(place + now) || now };
};

test("a device where nobody made a profile has that of who learns, and keeps nothing of it", () => {
  const local = disk();
  assert.deepEqual(read(tab(local)), { days: 0, seen: 0, profiles: [NOBODY] });
  assert.deepEqual(local.keys(), []);
});

test("the owner of a page is read from the store that it opened", () => {
  const [local, session] = [disk(), disk()];
  Object.assign(globalThis, { localStorage: local, sessionStorage: session });
  const store = openStore("a/b é", "x1", () => local, () => {});
  assert.deepEqual(ownerOf(store), { local, session, place: "tremplin/2/a%2Fb%20%C3%A9", profile: "x1" });
});

test("a profile is added, changed and dropped; the nameless one stays", () => {
  const owner = tab(disk());
  const lucie = add(owner, "  Lucie \n Martin ", 3, 5);
  assert.deepEqual(read(owner).profiles, [NOBODY, { id: lucie.id, name: "Lucie Martin", drawing: 3, used: 5 }]);
  edit(owner, "", (profile) => ({ ...profile, name: "Karim" }));
  assert.deepEqual(read(owner).profiles.map(({ name }) => name), ["Karim", "Lucie Martin"]);
  drop(owner, lucie.id);
  drop(owner, "");
  assert.deepEqual(read(owner).profiles.map(({ id }) => id), [""]);
});

test("what is no number, and turns into none, is no time and no drawing", () => {
  const trap = '{"toString":0,"valueOf":0}';
  const owner = tab(disk(9, { "tremplin/2/a/": `{"seen":${trap},"days":${trap},"profiles":[{"id":"x","used":${trap},"drawing":${trap},"name":${trap},"pin":${trap},"sealed":${trap}}]}` }));
  assert.deepEqual(read(owner), { days: 0, seen: 0, profiles: [NOBODY, { ...NOBODY, id: "x" }] });
});

test("profiles added in two tabs are both there", () => {
  const local = disk();
  const [one, two] = [tab(local), tab(local)];
  add(one, "Lucie", 0, 1);
  add(two, "Karim", 0, 1);
  assert.deepEqual(read(one).profiles.map(({ name }) => name), ["", "Lucie", "Karim"]);
});

test("what is chosen is chosen in every tab", () => {
  const local = disk();
  const { id } = add(tab(local), "Lucie", 0, 1);
  choose(tab(local), { ...NOBODY, id });
  assert.equal(tab(local).profile, id);
  choose(tab(local), NOBODY);
  assert.equal(tab(local).profile, "");
});

test("a profile with a PIN is opened for its tab only, and for none once somebody else was chosen", () => {
  const [local, mine, other] = [disk(), disk(), disk()];
  const lucie = { ...add(tab(local), "Lucie", 0, 1), pin: "1.a.b" };
  choose(tab(local, mine), lucie);
  assert.equal(tab(local, mine).profile, lucie.id);
  assert.match(tab(local, other).profile, /^~/);
  choose(tab(local, other), NOBODY);
  assert.equal(tab(local, mine).profile, "");
  choose(tab(local, other), lucie);
  assert.match(tab(local, mine).profile, /^~/);
});

test("a guest leaves nothing on the device, nor in the tab once it is over", () => {
  const [local, session] = [disk(), disk(9, { "tremplin/2/a~b/~x/question/y": "{}", other: "1" })];
  welcome(tab(local, session));
  const { profile } = tab(local, session);
  const before = local.keys();
  openStore("a", profile, () => session, () => {}).update("question", "x", () => ({ attempts: 1 }));
  assert.deepEqual(local.keys(), before);
  welcome(tab(local, session));
  assert.notEqual(tab(local, session).profile, profile);
  // what is of another site, or not ours
  assert.deepEqual(session.keys(), ["tremplin/2/a~b/~x/question/y", "other"]);
});

test("the entries of the device are no records", () => {
  const [local, session] = [disk(), disk()];
  const { id } = add(tab(local), "question", 0, 1);
  welcome(tab(local, session));
  for (const profile of ["", id]) assert.deepEqual(ids(openStore("a", profile, () => local, () => {}), "question"), []);
});

test("two catalogues on one origin have profiles of their own", () => {
  const local = disk();
  const [one, two] = [tab(local, disk(), "a"), tab(local, disk(), "a/~")];
  choose(one, add(one, "Lucie", 0, 1));
  assert.deepEqual(read(two).profiles, [NOBODY]);
  assert.equal(tab(local, disk(), "a/~").profile, "");
});

test("nothing is erased by itself unless somebody asked for it", () => {
  const owner = tab(disk());
  add(owner, "Lucie", 0, 1);
  assert.deepEqual(use(owner, 1000 * DAY), []);
  assert.equal(read(owner).profiles.length, 2);
});

test("what nobody used for so many days goes, and no other", () => {
  const local = disk();
  const owner = tab(local);
  const [lucie, karim] = ["Lucie", "Karim"].map((name) => add(owner, name, 0, DAY));
  write(owner, ({ profiles }) => ({ days: 7, profiles }));
  edit(owner, "", (profile) => ({ ...profile, name: "Ana", used: DAY }));
  choose(owner, karim);
  for (const day of [3, 5, 7, 8]) assert.deepEqual(use(tab(local), day * DAY), []);
  assert.deepEqual(use(tab(local), 8 * DAY + 1), ["", lucie.id]);
  assert.deepEqual(read(owner).profiles, [{ ...NOBODY, used: 8 * DAY + 1 }, { ...karim, used: 8 * DAY + 1 }]);
});

test("what is in use is never erased, in this tab or in another", () => {
  const [local, session] = [disk(), disk()];
  const [lucie, karim, ana] = ["Lucie", "Karim", "Ana"].map((name, n) => ({ ...add(tab(local), name, 0, 1), ...[{}, { pin: "1.a.b" }, { sealed: true }][n] }));
  edit(tab(local), karim.id, () => karim);
  edit(tab(local), ana.id, () => ana);
  edit(tab(local), "", (profile) => ({ ...profile, used: 1 }));
  write(tab(local), () => ({ days: 7, seen: 20 * DAY }));
  for (const profile of [lucie, karim, ana]) {
    choose(tab(local, session), profile);
    const before = local.getItem("tremplin/2/a/");
    assert.deepEqual(use(tab(local, session), 20 * DAY).filter((id) => id === profile.id), []);
    local.setItem("tremplin/2/a/", before);
    assert.deepEqual(use(tab(local), 20 * DAY).filter((id) => id === profile.id), []);
    local.setItem("tremplin/2/a/", before);
  }
});

test("however a clock leaps, what was used within so many days stays", () => {
  const leap = fc.record({ by: fc.integer({ min: -9000, max: 9000 }), days: fc.integer({ min: 0, max: 1 }) });
  fc.assert(
    fc.property(fc.array(leap, { maxLength: 5 }), (leaps) => {
      const local = disk();
      const owner = tab(local);
      add(owner, "Lucie", 0, 10_000 * DAY);
      write(owner, () => ({ days: 30, seen: 10_000 * DAY }));
      let now = 10_000 * DAY;
      leaps.forEach(({ by, days }) => {
        now = Math.max(1, now + (by + days) * DAY);
        assert.deepEqual(use(owner, now), []);
      });
      assert.equal(read(owner).profiles.length, 2);
      read(owner).profiles.forEach(({ used }) => assert.ok(used <= now));
    }),
  );
});

test("a name is one line of signs that are seen", () => {
  assert.equal(named("Lu\u202ecie\u0000 \u2066\n"), "Lucie");
  assert.equal(named("\u200d\u200b \u200e"), "");
  assert.equal(named("👩‍🚀 می‌خواهم"), "👩‍🚀 می‌خواهم");
  assert.equal([...named("é".repeat(10_000))].length, LONGEST);
  assert.equal(named({}), "");
});

test("a sealed profile is opened beside the tabs where it is, and closed with them", () => {
  const [local, mine, other] = [disk(), disk(), disk()];
  const lucie = { ...add(tab(local), "Lucie", 0, 1), sealed: true };
  edit(tab(local), lucie.id, () => lucie);
  choose(tab(local, mine), lucie);
  assert.match(tab(local, other).profile, /^~[a-z0-9]+\./);
  assert.ok(isGuest(tab(local, other).profile));
  choose(tab(local, other), lucie);
  for (const session of [mine, other]) {
    assert.equal(tab(local, session).profile, `~.${lucie.id}`);
    assert.deepEqual(mineOf(tab(local, session)), lucie);
    assert.equal(isGuest(tab(local, session).profile), false);
  }
  welcome(tab(local, other));
  for (const session of [mine, other]) assert.ok(isGuest(tab(local, session).profile));
});

test("what a tab keeps of who was closed from elsewhere goes, and nothing of who is there", () => {
  const [local, session] = [disk(), disk(9, { "tremplin/2/a/~x/question/y": "{}", "tremplin/2/a~old": "~.gone", other: "1" })];
  const lucie = { ...add(tab(local), "Lucie", 0, 1), sealed: true };
  local.setItem("tremplin/2/a", `~${lucie.id}.1`);
  const mine = [`tremplin/2/a~${lucie.id}.1`, `tremplin/2/a/~.${lucie.id}`, `tremplin/2/a/~.${lucie.id}/question/y`];
  mine.forEach((key, n) => session.setItem(key, n ? "{}" : `~.${lucie.id}`));
  const owner = tab(local, session);
  clear(owner, owner.profile);
  assert.deepEqual(session.keys(), ["other", ...mine]);
});

test("a clock that was wrong and is set back erases nothing", () => {
  const owner = tab(disk());
  const lucie = add(owner, "Lucie", 0, 9000 * DAY);
  write(owner, () => ({ days: 7 }));
  assert.deepEqual(use(owner, 5 * DAY), []);
  assert.equal(read(owner).profiles[1].used, 5 * DAY);
  for (const day of [8, 11]) assert.deepEqual(use(owner, day * DAY), []);
  assert.deepEqual(use(owner, 13 * DAY), [lucie.id]);
});

test("a summer without anybody makes no profile old", () => {
  const owner = tab(disk());
  add(owner, "Lucie", 0, DAY);
  write(owner, () => ({ days: 30, seen: DAY }));
  assert.deepEqual(use(owner, 80 * DAY), []);
});

test("whatever the entry holds, a device is sound, and its first profile is the nameless one", () => {
  const any = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({
      days: fc.oneof(fc.constantFrom(...DELAYS), fc.anything()),
      profiles: fc.oneof(fc.anything(), fc.array(fc.record({ id: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("", "a", "~a", "a/b", "__proto__")), name: fc.anything(), drawing: fc.anything(), used: fc.anything(), pin: fc.anything() }))),
    }).map((value) => JSON.stringify(value) || ""),
  );
  fc.assert(
    fc.property(any, (text) => {
      const { days, profiles } = read(tab(disk(9, { "tremplin/2/a/": text })));
      assert.ok(DELAYS.includes(days));
      assert.equal(profiles[0].id, "");
      assert.equal(new Set(profiles.map(({ id }) => id)).size, profiles.length);
      profiles.forEach(({ id, name, drawing, used, pin }) => {
        assert.match(id, /^[a-z0-9]*$/);
        assert.ok([...name].length <= LONGEST && Number.isInteger(drawing) && used >= 0 && (pin === undefined || typeof pin === "string"));
      });
    }),
    { numRuns: 500 },
  );
});

test("whoever is chosen, in whatever order and tab, only tabs that may show somebody", () => {
  const act = fc.record({ tab: fc.integer({ min: 0, max: 2 }), who: fc.constantFrom("", "open", "hidden", "guest") });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const local = disk();
      const sessions = [disk(), disk(), disk()];
      const profiles = { "": NOBODY, open: add(tab(local), "A", 0, 1), hidden: { ...add(tab(local), "B", 0, 1), pin: "1.a.b" } };
      acts.forEach(({ tab: n, who }) => {
        const owner = tab(local, sessions[n]);
        if (who === "guest") welcome(owner);
        else choose(owner, profiles[who]);
        sessions.forEach((session, other) => {
          const { profile } = tab(local, session);
          const isIn = other === n || who === "" || who === "open";
          if (who !== "guest" && isIn) assert.equal(profile, profiles[who].id);
          else assert.match(profile, /^~/);
        });
      });
    }),
  );
});

test("where the list is damaged, who has something on the device is found again, and no other", () => {
  const entries = { "tremplin/2/a": "x", "tremplin/2/a/": "{", "tremplin/2/a/x/question/c": "{}", "tremplin/2/a//question/c": "{}", "tremplin/2/a/y": "#t2=", "tremplin/2/ab/z/question/c": "{}" };
  const owner = tab(disk(9, entries));
  assert.deepEqual(read(owner).profiles.map(({ id, sealed }) => [id, !!sealed]), [["", false], ["x", false], ["y", true]]);
  edit(owner, "x", (profile) => ({ ...profile, name: "Lucie" }));
  assert.deepEqual(read(owner).profiles.map(({ id, name }) => [id, name]), [["", ""], ["x", "Lucie"], ["y", ""]]);
});

test("whose profile was removed is a guest in this tab, until it is chosen again", () => {
  const [local, session] = [disk(), disk()];
  const lucie = add(tab(local), "Lucie", 0, 1);
  choose(tab(local, session), lucie);
  retire(tab(local, session));
  assert.ok(isGuest(tab(local, session).profile));
  assert.equal(tab(local).profile, lucie.id);
  choose(tab(local, session), lucie);
  assert.equal(tab(local, session).profile, lucie.id);
});

test("a profile that is put back has the tab again where a guest took its place, and no other guest's", () => {
  const [local, session] = [disk(), disk()];
  const lucie = add(tab(local), "Lucie", 0, 1);
  choose(tab(local, session), lucie);
  drop(tab(local), lucie.id);
  retire(tab(local, session));
  openStore("a", tab(local, session).profile, () => session, () => {}).update("segment", "x", () => ({ opened: 1 }));
  assert.equal(isBack(tab(local, session)), false);
  write(tab(local), ({ profiles }) => ({ profiles: [...profiles, lucie] }));
  assert.equal(isBack(tab(local)), false);
  assert.equal(isBack(tab(local, session)), true);
  restore(tab(local, session));
  assert.equal(tab(local, session).profile, lucie.id);
  assert.deepEqual(session.keys(), []);
  welcome(tab(local, session));
  assert.equal(isBack(tab(local, session)), false);
});
