/**
 * A profile that a passphrase seals: what this tab learns is sealed soon after; and what « Qui apprend ? » does with it.
 * It is loaded where such a profile is open, and on that page when it is asked for.
 */
import { gzip } from "names";
import { asked } from "../../lib/asked.js";
import { entryOf, ownerOf, sealedOf, welcome } from "../../lib/device.js";
import { all } from "../../lib/dom.js";
import { changed, refused, store } from "../../lib/page.js";
import { openProfile, reseal, sealProfile, unsealProfile } from "../../sealed/opening.js";
import { settle } from "../../sealed/settle.js";
import { follows, forget, held, leave } from "../../sealed/tab.js";
import { canSeal, LONG } from "../../transfer/seal.js";

/** milliseconds from one sealing to the next; the first one does not wait */
const PAUSE = 200;
/** milliseconds between two signs of a page that is seen: from a disk it may be left after the next one began */
const BEAT = 500;

const owner = ownerOf(store);
const id = sealedOf(owner.profile);
const device = { owner, site: decodeURIComponent(owner.place.split("/")[2]), library: () => asked(gzip, () => window.tremplinGzip) };
// sealing writes in it too
const records = { ...store };

let isOver = !id;
/** @type {null|Promise<void>} */
let sealing = null;
let isAgain = false;

/** It is closed in this tab. */
const close = () => {
  isOver = true;
  forget(owner);
  // nobody gave a passphrase, whatever the device says
  if (owner.local.getItem(owner.place) === owner.profile) welcome(owner);
  changed();
};

const now = async () => {
  try {
    const key = held(owner, id);
    const state = key ? await settle({ ...device, id }, records, key) : "gone";
    if (isOver) return;
    if (state === "gone") close();
    if (state === "changed") changed();
  } catch (_) {
    refused();
  }
};
const seal = () => {
  if (isOver) return;
  isAgain = !!sealing;
  sealing =
    sealing ||
    now().then(() => {
      sealing = null;
      if (isAgain) setTimeout(seal, PAUSE);
    });
};
/** All that was learnt until now is sealed. */
const flush = async () => {
  await sealing;
  if (!isOver) await now();
};

if (id) {
  const follow = (/** @type {number} */ since) => follows(owner, id, since) || close();
  follow(Date.now() - performance.now());
  const { update } = store;
  store.update = (kind, place, change) => {
    update(kind, place, change);
    seal();
  };
  seal();
  document.addEventListener("tremplin:progress", seal);
  addEventListener("storage", ({ key }) => key === entryOf(owner, id) && seal());
  let isLeft = false;
  const beat = () => isOver || isLeft || document.hidden || leave(owner, id);
  beat();
  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", () => {
    beat();
    seal();
  });
  addEventListener("pagehide", () => {
    if (isOver) return;
    leave(owner, id);
    isLeft = true;
    seal();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !isOver) follow(Date.now());
    isLeft = false;
  });
}

window.tremplinSealed = {
  canSeal,
  LONG,
  flush,
  /** While its removal may be taken back. @param {boolean} isPaused */
  pause: (isPaused) => {
    isOver = isPaused;
  },
  create: (profile, passphrase) => sealProfile(device, profile, passphrase, Date.now()),
  open: (which, passphrase) => openProfile({ ...device, id: which }, passphrase),
  change: async (passphrase) => {
    await flush();
    await reseal({ ...device, id }, passphrase);
  },
  remove: async () => {
    await flush();
    isOver = true;
    unsealProfile({ ...device, id });
  },
};
