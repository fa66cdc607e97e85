/** Whose profile this is, on every page of a device that knows several; and what nobody used for too long is erased. */
import { firstProfile, guestSession, lockedSession, profileOf } from "words";
import { ownerStyle, sealed } from "names";
import { clear, entryOf, isGuest, mineOf, ownerOf, read, sealedOf, use, welcome } from "../../lib/device.js";
import { all, make } from "../../lib/dom.js";
import { erase } from "../../lib/entries.js";
import { load } from "../../lib/load.js";
import { changed, store } from "../../lib/page.js";
import { openStore } from "../../lib/store.js";
import { drawn } from "./drawings.js";

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
// a profile that was removed keeps nothing any more
if (!mineOf(owner) && !isGuest(owner.profile)) {
  welcome(owner);
  changed();
}

const banner = /** @type {HTMLAnchorElement} */ (make("a", "owner"));
banner.href = `${host.dataset.root}mon-espace/profils/index.html`;
const show = () => {
  const { profiles } = read(owner);
  const mine = mineOf(owner);
  banner.hidden = !isGuest(owner.profile) && profiles.length < 2;
  banner.textContent = mine ? profileOf(mine.name || firstProfile) : owner.profile.includes(".") ? lockedSession : guestSession;
  if (mine) banner.prepend(drawn(mine.drawing));
};
show();
load(ownerStyle).then(() => (all(document, ".top")[0] || host).append(banner));
addEventListener("storage", show);
document.addEventListener("tremplin:progress", show);
// where the other tabs are not told, as from some disks
document.addEventListener("visibilitychange", () => document.hidden || changed());
