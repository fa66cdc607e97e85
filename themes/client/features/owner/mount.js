/** Whose profile this is, on every page of a device that knows several; and what nobody used for too long is erased. */
import { ownerStyle, sealed } from "names";
import { clear, entryOf, isBack, isGuest, mineOf, ownerOf, restore, retire, sealedOf, use } from "../../lib/device.js";
import { all, make } from "../../lib/dom.js";
import { erase, ids, KINDS } from "../../lib/entries.js";
import { load } from "../../lib/load.js";
import { changed, store } from "../../lib/page.js";
import { openStore } from "../../lib/store.js";
import { drawn } from "./drawings.js";
import { whose } from "./whose.js";

const owner = ownerOf(store);
const [host] = all(document, "[data-site]");

// what an other one left in this tab, who was closed from elsewhere
clear(owner, owner.profile);
if (sealedOf(owner.profile) && !window.tremplinSealed) load(sealed);
const late = use(owner, Date.now());
late.forEach((id) => {
  erase(openStore(/** @type {string} */ (host.dataset.site), id, () => owner.local, () => {}));
  if (id) owner.local.removeItem(entryOf(owner, id));
});
if (late.length) changed();
const isThere = () => !!mineOf(owner) || isGuest(owner.profile);
/** Whether anything was done but to open lessons, which every page notes by itself. */
const hasLearnt = () => KINDS.some((kind) => kind !== "course" && ids(store, kind).some((id) => kind !== "segment" || store.get(kind, id).at));
/** A profile that was removed keeps nothing any more; put back, it has its tabs again, but where the guest learnt something. */
const check = () => {
  if (!isThere()) retire(owner);
  else if (isBack(owner) && !hasLearnt()) restore(owner);
  else return;
  changed();
};
check();
/** one that this page removed can be put back by it */
let wasThere = true;

const banner = /** @type {HTMLAnchorElement} */ (make("a", "owner"));
banner.href = `${host.dataset.root}mon-espace/profils/index.html`;
const show = () => {
  const [mine, words] = [mineOf(owner), whose(owner)];
  banner.hidden = !words;
  banner.textContent = words;
  if (mine) banner.prepend(drawn(mine.drawing));
};
show();
load(ownerStyle).then(() => (all(document, ".top")[0] || host).append(banner));
addEventListener("storage", () => {
  if (wasThere) check();
  show();
});
document.addEventListener("tremplin:progress", () => {
  wasThere = isThere();
  show();
});
// where the other tabs are not told, as from some disks
document.addEventListener("visibilitychange", () => document.hidden || changed());
