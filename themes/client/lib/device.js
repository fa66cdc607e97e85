/**
 * Who learns on this device: its profiles in one entry, `tremplin/2/<site>/`, and who learns now in another,
 * `tremplin/2/<site>`, that lib/page.js reads. No record has such a key: its own goes on with a profile and a kind.
 * Where nobody made a profile and nobody was a guest, neither is there.
 *
 * Now is the id of a profile, "" being that of who never made any; or « ~ » and signs that are new each time, for a
 * guest: the records of that one are in the storage of the tab. A profile with a PIN is opened for one tab, which keeps
 * its id under that guest's name: for the others, and once somebody else was chosen, the device has a guest.
 */

/** how many drawings there are */
export const DRAWINGS = 8;
/** signs of a name */
export const LONGEST = 24;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** days without use after which a profile may be erased, 0 for never */
export const DELAYS = [0, 7, 30, 90];

/**
 * `used`: when it was last, in milliseconds; `pin`: what lib/pin.js keeps of it.
 * @typedef {{id: string, name: string, drawing: number, used: number, pin?: string}} Profile
 * @typedef {{days: number, profiles: Profile[]}} Device `days` without use after which a profile is erased
 * @typedef {{local: Storage, session: Storage, place: string, profile: string}} Owner whose a tab is
 */

/** Whose the records of a page are, and where the device says so. @param {import("./store.js").Store} store @returns {Owner} */
export const ownerOf = (store) => {
  const [, , site, profile] = store.places("question", "")[0].split("/");
  return { local: localStorage, session: sessionStorage, place: `tremplin/2/${site}`, profile };
};

/** @param {string} profile */
export const isGuest = (profile) => profile[0] === "~";

/** Signs that nobody had before. */
export const anew = () => [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join("");

/** @param {any} value @returns {Profile[]} */
const sound = (value) => {
  const { id, name, drawing, used, pin } = Object(value);
  if (typeof id !== "string" || !/^[a-z0-9]{0,20}$/.test(id)) return [];
  const rest = typeof pin === "string" ? { pin } : {};
  return [{ id, name: named(name), drawing: drawing > 0 && drawing < DRAWINGS ? Math.floor(drawing) : 0, used: used > 0 ? Number(used) : 0, ...rest }];
};

/** A name as it is kept: one line, not too long. @param {any} text */
export const named = (text) => [...(typeof text === "string" ? text : "").replace(/\s+/g, " ").trim()].slice(0, LONGEST).join("");

/** What the device holds; that of who never made a profile is the first. @param {Owner} owner @returns {Device} */
export const read = ({ local, place }) => {
  /** @type {any} */
  let kept;
  try {
    kept = JSON.parse(local.getItem(`${place}/`) || "null");
  } catch (_) {
    // it is damaged, or storage is forbidden
  }
  const { days, profiles } = Object(kept);
  const found = [...(Array.isArray(profiles) ? profiles : []), { id: "" }].flatMap(sound);
  const first = found.filter(({ id }) => !id)[0];
  const others = found.filter(({ id }, n) => id && found.findIndex((other) => other.id === id) === n);
  return { days: DELAYS.includes(days) ? days : 0, profiles: [first, ...others] };
};

/** @param {Owner} owner @param {(device: Device) => Device} change of what is freshest @throws when there is no room */
export const write = (owner, change) => {
  owner.local.setItem(`${owner.place}/`, JSON.stringify(change(read(owner))));
  // by this the pages know that the device has profiles
  if (owner.local.getItem(owner.place) === null) owner.local.setItem(owner.place, "");
};

/** @param {Owner} owner @param {string} id @param {(profile: Profile) => Profile} change */
export const edit = (owner, id, change) =>
  write(owner, ({ days, profiles }) => ({ days, profiles: profiles.map((profile) => (profile.id === id ? change(profile) : profile)) }));

/** A new profile. @param {Owner} owner @param {string} name @param {number} drawing @param {number} now @returns {Profile} */
export const add = (owner, name, drawing, now) => {
  const profile = { id: anew(), name: named(name), drawing, used: now };
  write(owner, ({ days, profiles }) => ({ days, profiles: [...profiles, profile] }));
  return profile;
};

/** It is not in the list any more; its records are another matter. @param {Owner} owner @param {string} id */
export const drop = (owner, id) => write(owner, ({ days, profiles }) => ({ days, profiles: profiles.filter((profile) => profile.id !== id) }));

/** What a guest did goes, in this tab. @param {Owner} owner */
const clear = ({ session, place }) => {
  const keys = Array.from({ length: session.length }, (_, n) => session.key(n) || "");
  // another site may be named like this one and more
  keys.filter((key) => key.startsWith(place) && /^(\/|~[a-z0-9]*$)/.test(key.slice(place.length))).forEach((key) => session.removeItem(key));
};

/** From now on this profile learns: in every tab, or in this one when it has a PIN. @param {Owner} owner @param {Profile} profile */
export const choose = (owner, { id, pin }) => {
  if (!pin) {
    clear(owner);
    return owner.local.setItem(owner.place, id);
  }
  const guest = welcome(owner);
  owner.session.setItem(owner.place + guest, id);
};

/** From now on a new guest learns, and nothing is left of the one before. @param {Owner} owner @returns {string} the guest */
export const welcome = (owner) => {
  clear(owner);
  const guest = `~${anew()}`;
  owner.local.setItem(owner.place, guest);
  return guest;
};

/**
 * Notes that a profile is in use. @param {Owner} owner @param {number} now
 * @returns {string[]} those that were not for too long, by a clock that went on: they are to be erased
 */
export const use = (owner, now) => {
  const { days, profiles } = read(owner);
  /** a clock that was set back, or a profile of before there were any, begins now @param {Profile} profile */
  const gone = ({ used }) => (used && used <= now ? now - used : Infinity);
  const late = days ? profiles.filter(({ used }) => used && now - used > days * DAY).map(({ id }) => id) : [];
  if (!late.length && profiles.every((profile) => gone(profile) < (profile.id === owner.profile ? HOUR : Infinity))) return late;
  const nobody = { id: "", name: "", drawing: 0, used: now };
  write(owner, (device) => ({
    ...device,
    profiles: device.profiles
      .filter(({ id }) => !id || !late.includes(id))
      .map((profile) => (late.includes(profile.id) ? nobody : profile.id === owner.profile || gone(profile) === Infinity ? { ...profile, used: now } : profile)),
  }));
  return late;
};
