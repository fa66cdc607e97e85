/**
 * Who learns on this device: its profiles in one entry, `tremplin/2/<site>/`, and who learns now in another,
 * `tremplin/2/<site>`, that lib/page.js reads. No record has such a key: its own goes on with a profile and a kind.
 * Where nobody made a profile and nobody was a guest, neither is there.
 *
 * Now is the id of a profile, "" being that of who never made any; or « ~ » and signs that are new each time, for a
 * guest: the records of that one are in the storage of the tab. A profile with a PIN is opened for one tab, which keeps
 * its id under that guest's name: for the others, and once somebody else was chosen, the device has a guest. So has it
 * while a sealed profile is open; a tab where it is keeps « ~. » and its id, under which its records are in the storage of
 * the tab, and several tabs may. The guest of a profile that is open somewhere is « ~<id>.<signs> ».
 */

/** how many drawings there are */
export const DRAWINGS = 8;
/** signs of a name */
export const LONGEST = 24;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** days without use after which a profile may be erased, 0 for never */
export const DELAYS = [0, 7, 30, 90];
/** the longest time between two pages that counts as one when nobody came: a clock that leaps costs no more */
const STEP = 3 * DAY;
/** the latest time that a date can have */
const LATEST = 8.64e15;
/** signs that nobody sees, or that turn what follows around; those that join letters stay */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/**
 * `used`: when it was last, in milliseconds; `pin`: what lib/pin.js keeps of it; `sealed`: a passphrase opens it (sealed/entry.js).
 * @typedef {{id: string, name: string, drawing: number, used: number, pin?: string, sealed?: boolean}} Profile
 * @typedef {{days: number, seen: number, profiles: Profile[]}} Device `days` without use after which a profile is erased; `seen`: when a page was opened last
 * @typedef {{local: Storage, session: Storage, place: string, profile: string}} Owner whose a tab is
 */

/** Whose the records of a page are, and where the device says so. @param {import("./store.js").Store} store @returns {Owner} */
export const ownerOf = (store) => {
  const [, , site, profile] = store.places("question", "")[0].split("/");
  return { local: localStorage, session: sessionStorage, place: `tremplin/2/${site}`, profile };
};

/** Whose records go with the tab, and are nowhere else. @param {string} profile */
export const isGuest = (profile) => /^~[^.]/.test(profile);

/** Under what name a tab has a sealed profile. @param {string} id */
export const openedAs = (id) => `~.${id}`;

/** The sealed profile that a tab has open, "" for none. @param {string} profile */
export const sealedOf = (profile) => (profile.startsWith("~.") ? profile.slice(2) : "");

/** Where its records are, sealed. @param {Owner} owner @param {string} id */
export const entryOf = ({ place }, id) => `${place}/${id}`;

/** Who learns in this tab, in the list of the device. @param {Owner} owner */
export const mineOf = (owner) => read(owner).profiles.filter(({ id }) => id === (sealedOf(owner.profile) || owner.profile))[0];

/** Signs that nobody had before. */
export const anew = () => [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join("");

/** @param {any} time */
const isTime = (time) => typeof time === "number" && time > 0 && time <= LATEST;

/** @param {any} value @returns {Profile[]} */
const sound = (value) => {
  const { id, name, drawing, used, pin, sealed } = Object(value);
  if (typeof id !== "string" || !/^[a-z0-9]{0,20}$/.test(id)) return [];
  const rest = { ...(typeof pin === "string" ? { pin } : {}), ...(sealed === true && id ? { sealed } : {}) };
  return [{ id, name: named(name), drawing: Number.isInteger(drawing) && drawing > 0 && drawing < DRAWINGS ? drawing : 0, used: isTime(used) ? used : 0, ...rest }];
};

/** A name as it is kept: one line, not too long, of signs that are seen. @param {any} text */
export const named = (text) => {
  const name = (typeof text === "string" ? text.slice(0, 40 * LONGEST) : "").replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  return /[^\u200c\u200d ]/.test(name) ? [...name].slice(0, LONGEST).join("") : "";
};

/** Those that have something on the device, where the list of them is damaged. @param {Owner} owner */
const found = ({ local, place }) => {
  const keys = Array.from({ length: local.length }, (_, n) => local.key(n) || "").filter((key) => key.startsWith(`${place}/`));
  return keys.map((key) => {
    const [id, kind] = key.slice(place.length + 1).split("/");
    return { id, sealed: kind === undefined };
  });
};

/** What the device holds; that of who never made a profile is the first. @param {Owner} owner @returns {Device} */
export const read = (owner) => {
  /** @type {any} */
  let kept;
  /** @type {any[]} */
  let list = [];
  try {
    const text = owner.local.getItem(`${owner.place}/`);
    list = text === null ? [] : found(owner);
    kept = JSON.parse(text || "null");
  } catch (_) {
    // it is damaged, or storage is forbidden
  }
  const { days, seen, profiles } = Object(kept);
  /** @type {Map<string, Profile>} */
  const byId = new Map();
  [...(Array.isArray(profiles) ? profiles : list), { id: "" }].flatMap(sound).forEach((profile) => byId.has(profile.id) || byId.set(profile.id, profile));
  const first = /** @type {Profile} */ (byId.get(""));
  byId.delete("");
  const all = [first, ...byId.values()];
  return { days: DELAYS.includes(days) ? days : 0, seen: isTime(seen) ? seen : Math.max(...all.map(({ used }) => used)), profiles: all };
};

/** @param {Owner} owner @param {(device: Device) => Partial<Device>} change of what is freshest @throws when there is no room */
export const write = (owner, change) => {
  const device = read(owner);
  owner.local.setItem(`${owner.place}/`, JSON.stringify({ ...device, ...change(device) }));
  // by this the pages know that the device has profiles
  if (owner.local.getItem(owner.place) === null) owner.local.setItem(owner.place, "");
};

/** @param {Owner} owner @param {string} id @param {(profile: Profile) => Profile} change */
export const edit = (owner, id, change) =>
  write(owner, ({ profiles }) => ({ profiles: profiles.map((profile) => (profile.id === id ? change(profile) : profile)) }));

/** A new profile. @param {Owner} owner @param {string} name @param {number} drawing @param {number} now @returns {Profile} */
export const add = (owner, name, drawing, now) => {
  const profile = { id: anew(), name: named(name), drawing, used: now };
  write(owner, ({ profiles }) => ({ profiles: [...profiles, profile] }));
  return profile;
};

/** It is not in the list any more; its records are another matter. @param {Owner} owner @param {string} id */
export const drop = (owner, id) => write(owner, ({ profiles }) => ({ profiles: profiles.filter((profile) => profile.id !== id) }));

/** What this tab keeps of this site goes, but of one profile. @param {Owner} owner @param {string} [but] */
export const clear = ({ session, place }, but) => {
  const keys = Array.from({ length: session.length }, (_, n) => session.key(n) || "");
  const now = `${place}/${but}`;
  // another site may be named like this one and more
  const ours = keys.filter((key) => key.startsWith(place) && /^(\/|~[a-z0-9.]*$)/.test(key.slice(place.length)));
  ours.filter((key) => but === undefined || (session.getItem(key) !== but && key !== now && !key.startsWith(`${now}/`))).forEach((key) => session.removeItem(key));
};

/**
 * From now on this profile learns: in every tab; in this one when it has a PIN; in this one, beside those where it is open,
 * when it is sealed (sealed/opening.js opens it). @param {Owner} owner @param {Profile} profile
 */
export const choose = (owner, { id, pin, sealed }) => {
  if (!pin && !sealed) {
    clear(owner);
    owner.session.removeItem(owner.place + id);
    return owner.local.setItem(owner.place, id);
  }
  const now = owner.local.getItem(owner.place) || "";
  const isOpen = sealed && now.startsWith(`~${id}.`);
  if (isOpen) clear(owner);
  const guest = isOpen ? now : welcome(owner, id && `${id}.`);
  owner.session.setItem(owner.place + guest, sealed ? openedAs(id) : id);
};

/** From now on a new guest learns, and nothing is left of the one before. @param {Owner} owner @param {string} [of] the profile that one tab has open @returns {string} the guest */
export const welcome = (owner, of = "") => {
  clear(owner);
  const guest = `~${of}${anew()}`;
  owner.local.setItem(owner.place, guest);
  return guest;
};

/** Whose profile is not there any more is a guest, in this tab only. @param {Owner} owner */
export const retire = (owner) => {
  clear(owner);
  owner.session.setItem(owner.place + (owner.local.getItem(owner.place) || ""), `~${anew()}`);
};

/** Whether the one who learns on the device, whose place a guest took in this tab, is in the list again. @param {Owner} owner */
export const isBack = (owner) => isGuest(owner.profile) && read(owner).profiles.some(({ id }) => id === owner.local.getItem(owner.place));

/** That one learns in this tab too. @param {Owner} owner */
export const restore = (owner) => {
  clear(owner);
  owner.session.removeItem(owner.place + owner.local.getItem(owner.place));
};

/**
 * Notes that a profile is in use. Times go on with what passed between two pages, at most STEP: neither a clock that leaps,
 * there and back, nor a summer without anybody makes a profile old.
 * @param {Owner} owner @param {number} now
 * @returns {string[]} those that were not in use for too long: they are to be erased
 */
export const use = (owner, now) => {
  const { days, seen, profiles } = read(owner);
  const passed = seen ? now - seen : 0;
  /** what did not pass, whatever the clock says */
  const leap = passed - Math.min(Math.max(passed, 0), STEP);
  const [, open] = /^~?([a-z0-9]*)\.?/.exec(owner.local.getItem(owner.place) || "") || [];
  const mine = sealedOf(owner.profile) || owner.profile;
  /** @param {Profile} profile */
  const isUsed = ({ id }) => id === mine || id === open;
  /** one of before there were any begins now @param {Profile} profile */
  const since = ({ used }) => (used ? Math.min(used + leap, now) : now);
  const late = days ? profiles.filter((profile) => !isUsed(profile) && now - since(profile) > days * DAY).map(({ id }) => id) : [];
  const isFresh = profiles.every((profile) => profile.used && (profile.id !== mine || now - since(profile) < HOUR));
  if (!late.length && !leap && passed < HOUR && isFresh) return late;
  const nobody = { id: "", name: "", drawing: 0, used: now };
  write(owner, (device) => ({
    seen: now,
    profiles: device.profiles
      .filter(({ id }) => !id || !late.includes(id))
      .map((profile) => (late.includes(profile.id) ? nobody : { ...profile, used: profile.id === mine ? now : since(profile) })),
  }));
  return late;
};
