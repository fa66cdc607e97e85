/** Brings a tab and the sealed entry of its profile to the same records. */
import { entryOf, openedAs, read } from "../lib/device.js";
import { erase, put } from "../lib/entries.js";
import { openStore } from "../lib/store.js";
import { kept } from "../transfer/exchange.js";
import { closedEntry, isOf, openedEntry } from "./entry.js";
import { isSame, reconcile } from "./reconcile.js";
import { agree, agreed } from "./tab.js";

/** @typedef {import("../lib/store.js").Store} Store */

/**
 * @typedef {object} Place of a sealed profile
 * @property {import("../lib/device.js").Owner} owner
 * @property {string} site
 * @property {string} id
 * @property {import("../transfer/parcel.js").Asked} library
 */

/** The records of a profile that no passphrase seals. @param {Place} place */
export const inClear = ({ owner, site, id }) => openStore(site, id, () => owner.local, () => {});

/** Those of a sealed one, in the tab where it is open. @param {Place} place */
export const inTab = ({ owner, site, id }) => openStore(site, openedAs(id), () => owner.session, () => {});

/** Put these in the place of what is there. @param {Store} store @param {import("./reconcile.js").Row[]} rows */
export const lay = (store, rows) => {
  const before = kept(store);
  const names = new Set(rows.map(([kind, id]) => `${kind}/${id}`));
  rows.filter((row) => !isSame([row], before.filter(([kind, id]) => kind === row[0] && id === row[1]))).forEach(([kind, id, record]) => put(store, kind, id, record));
  before.filter(([kind, id]) => !names.has(`${kind}/${id}`)).forEach(([kind, id]) => put(store, kind, id, {}));
};

/**
 * What is in both, but for what either erased. What a tab wrote in clear, that did not know yet, is sealed too, and erased
 * once that is written.
 * @param {Place} place @param {Store} store the records of the tab @param {import("../transfer/seal.js").Drawn} key
 * @returns {Promise<"done"|"changed"|"gone">} whether the records of the tab are others now; « gone » when the profile was
 *   removed, or sealed under another passphrase
 * @throws when there is no room, or the entry is of a later edition: it stays what it was
 */
export const settle = async (place, store, key) => {
  const { owner, site, id, library } = place;
  const name = entryOf(owner, id);
  const clear = inClear(place);
  let isChanged = false;
  for (;;) {
    const text = owner.local.getItem(name);
    const base = agreed(owner, id);
    // what is damaged, or was taken away, holds nothing: this tab has it all
    const { rows: theirs, fault } = await openedEntry(text, site, key, library);
    if (fault === "other") throw new Error("of a later edition");
    if (fault === "passphrase" && !isOf(text, key)) return "gone";
    const before = base === text ? theirs : base && !fault ? (await openedEntry(base, site, key, library)).rows : [];
    if (!read(owner).profiles.some((profile) => profile.id === id && profile.sealed)) return "gone";
    // from here to the sealing nothing waits: no answer comes in between
    const [mine, left] = [kept(store), kept(clear)];
    const both = reconcile([], reconcile(before, theirs, mine), left);
    if (!isSame(mine, both)) {
      isChanged = true;
      lay(store, both);
    }
    let now = text || "";
    if (fault || !isSame(both, theirs)) {
      now = await closedEntry(both, site, key, library);
      // another tab sealed meanwhile: that comes in first
      if (owner.local.getItem(name) !== text) continue;
      owner.local.setItem(name, now);
    }
    agree(owner, id, now);
    if (left.length && owner.local.getItem(name) === now && isSame(left, kept(clear))) erase(clear);
    return isChanged ? "changed" : "done";
  }
};
