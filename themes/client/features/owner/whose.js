/** Whose profile a page is of, in words. */
import { firstProfile, foundProfile, guestSession, lockedSession, profileOf } from "words";
import { isGuest, mineOf, read } from "../../lib/device.js";

/** @param {import("../../lib/device.js").Profile} profile */
export const nameOf = ({ id, name }) => name || (id ? foundProfile : firstProfile);

/** « Profil : Lina »; "" on a device of one. @param {import("../../lib/device.js").Owner} owner */
export const whose = (owner) => {
  const mine = mineOf(owner);
  if (mine) return read(owner).profiles.length > 1 ? profileOf(nameOf(mine)) : "";
  return isGuest(owner.profile) && owner.profile.includes(".") ? lockedSession : guestSession;
};
