/** « Continuer sur un autre appareil »: what leaves this device, and what comes to it. */
import { gzip, scan } from "names";
import { carriedBroken, carriedForeign, carriedLarge, carriedNone, changesIn, codeLabel, codeNone, codeRank, codesHave, keptHere, linkCopied, linkHere, locale, merged, noCamera, nothingHere, nothingNew, otherCourses, passphraseShort, passphraseWrong, unchanged, unmerged } from "words";
import { all, make } from "../../lib/dom.js";
import { load } from "../../lib/load.js";
import { changed, mount } from "../../lib/page.js";
import { hasCamera, readPhoto, watch } from "../../transfer/camera.js";
import { drawnCode } from "../../transfer/drawn.js";
import { changesOf, kept, merge, summary } from "../../transfer/exchange.js";
import { frames, gathering } from "../../transfer/frames.js";
import { closed, opened } from "../../transfer/parcel.js";
import { canSeal } from "../../transfer/seal.js";
import { LIMIT } from "../../transfer/squeeze.js";

/** signs of a passphrase that is worth its name */
const LONG = 12;

/**
 * What a script of the theme brings, asked for the first time only. @template T @param {string} name
 * @param {() => T | undefined} brought @returns {Promise<T>} @throws when the script is lost on the way
 */
const asked = async (name, brought) => {
  if (!brought()) await load(name);
  const found = brought();
  if (!found) throw new Error(name);
  return found;
};

mount("[data-transfer]", (panel, store) => {
  const courses = JSON.parse(/** @type {string} */ (panel.dataset.courses));
  /** @param {string} name */
  const part = (name) => all(panel, `[data-${name}]`)[0];
  const site = /** @type {string} */ (document.body.dataset.site);
  const library = () => asked(gzip, () => window.tremplinGzip);
  const decoder = () => asked(scan, () => window.tremplinScan);

  /** @param {string} words */
  const say = (words) => {
    part("said").textContent = words;
    if (words) part("said").focus();
  };

  // ---- what leaves

  const secret = /** @type {HTMLInputElement} */ (all(panel, "#secret")[0]);
  const address = /** @type {HTMLTextAreaElement} */ (all(part("address"), "textarea")[0]);
  const here = location.protocol === "file:" ? "" : location.href.split("#")[0];
  /** @type {string[]} */
  let codes = [];
  let shown = 0;

  /** The bytes to send, or null when the passphrase will not do. */
  const parcel = async () => {
    const { value } = secret;
    if (!value || value.length >= LONG) return closed({ site, rows: kept(store) }, value, library);
    say(passphraseShort(LONG));
    return null;
  };
  const show = () => {
    part("rank").textContent = codes.length > 1 ? codeRank(shown + 1, codes.length) : "";
    part("qr").replaceChildren(drawnCode(codes[shown], codeLabel(shown + 1, codes.length)));
    part("next").hidden = codes.length < 2;
    part("shown").hidden = false;
  };
  part("code").onclick = async () => {
    const bytes = await parcel();
    if (!bytes) return;
    [codes, shown] = [frames(bytes, here), 0];
    show();
  };
  part("next").onclick = () => {
    shown = (shown + 1) % codes.length;
    show();
  };
  part("link").onclick = async () => {
    const bytes = await parcel();
    if (!bytes) return;
    [address.value] = frames(bytes, here, Infinity);
    part("address").hidden = false;
    address.select();
    // a browser may refuse, or have none of it
    const copied = navigator.clipboard ? await navigator.clipboard.writeText(address.value).then(() => true, () => false) : false;
    say(copied ? linkCopied : linkHere);
  };
  part("file").onclick = async () => {
    const bytes = await parcel();
    if (!bytes) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(frames(bytes, "", Infinity), { type: "application/octet-stream" }));
    link.download = `progression-${new Date().toISOString().slice(0, 10)}.tremplin`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  // ---- what comes

  const sealed = /** @type {HTMLFormElement} */ (part("sealed"));
  const passphrase = /** @type {HTMLInputElement} */ (all(sealed, "input")[0]);
  /** @type {Uint8Array} */
  let waiting;
  /** @type {import("../../transfer/pack.js").Row[]} */
  let rows = [];
  /** @type {null|(() => void)} */
  let undo = null;
  let gather = gathering();

  /** @param {Uint8Array} bytes @param {string} [word] the passphrase */
  const take = async (bytes, word) => {
    const found = await opened(bytes, site, word, library);
    sealed.hidden = true;
    part("changes").hidden = true;
    if (!("fault" in found)) return propose(found.rows);
    if (found.fault === "foreign") return say(carriedForeign(found.site));
    if (found.fault === "broken") return say(carriedBroken);
    waiting = bytes;
    sealed.hidden = false;
    say(found.fault === "passphrase" ? passphraseWrong : "");
    passphrase.value = "";
    passphrase.focus();
  };
  /** @param {import("../../transfer/pack.js").Row[]} found */
  const propose = (found) => {
    rows = found;
    const lines = [...summary(changesOf(store, rows), (id) => id in courses)];
    if (!lines.length) return say(nothingNew);
    part("list").replaceChildren(...lines.map(([id, { steps, answers }]) => make("li", "", changesIn(id ? courses[id] : otherCourses, steps, answers))));
    say("");
    part("changes").hidden = false;
    part("changes").focus();
  };
  /** @param {string} text a link, what a code says, or a file */
  const receive = (text) => {
    const set = gather(text);
    if (!set) return say(carriedNone);
    if (set.bytes) {
      gather = gathering();
      return take(set.bytes);
    }
    say(set.have ? codesHave(set.have, set.of) : carriedBroken);
  };

  part("accept").onclick = () => {
    undo = merge(store, rows);
    part("changes").hidden = true;
    changed();
    say(merged);
  };
  part("refuse").onclick = () => {
    part("changes").hidden = true;
    say(unchanged);
  };
  part("undo").onclick = () => {
    if (undo) undo();
    undo = null;
    changed();
    say(unmerged);
  };
  sealed.onsubmit = (event) => {
    event.preventDefault();
    take(waiting, passphrase.value);
  };
  part("paste").onsubmit = (event) => {
    event.preventDefault();
    receive(/** @type {HTMLTextAreaElement} */ (all(panel, "#paste")[0]).value);
  };
  /** @param {string} name @param {(file: File) => Promise<any>} read */
  const onFile = (name, read) => {
    const input = /** @type {HTMLInputElement} */ (part(name));
    input.onchange = async () => {
      const file = input.files && input.files[0];
      // the same one may be chosen again
      if (file) await read(file);
      input.value = "";
    };
  };
  onFile("open", async (file) => (file.size > LIMIT ? say(carriedLarge) : receive(await file.text())));
  onFile("photo", async (file) => {
    const text = await readPhoto(file, decoder).catch(() => "");
    return text ? receive(text) : say(codeNone);
  });
  /** @type {null|(() => void)} */
  let stop = null;
  const end = () => {
    if (stop) stop();
    stop = null;
    part("viewer").hidden = true;
  };
  part("stop").onclick = () => {
    end();
    part("camera").focus();
  };
  addEventListener("pagehide", end);
  part("camera").hidden = !hasCamera();
  part("camera").onclick = async () => {
    part("viewer").hidden = false;
    part("stop").focus();
    let last = "";
    try {
      stop = await watch(/** @type {HTMLVideoElement} */ (all(panel, "video")[0]), decoder, (text) => {
        if (text === last) return;
        last = text;
        const set = gather(text);
        if (set && set.bytes) {
          end();
          gather = gathering();
          take(set.bytes);
        } else if (set && set.have) part("said").textContent = codesHave(set.have, set.of);
      });
    } catch (_) {
      end();
      say(noCamera);
    }
  };

  const arrived = () => {
    if (!location.hash.includes("t2=")) return;
    receive(location.hash);
    // what is learnt does not stay in the history of a shared browser
    history.replaceState(null, "", location.href.split("#")[0]);
  };
  addEventListener("hashchange", arrived);
  arrived();
  part("secret").hidden = !canSeal();

  return () => {
    const all = kept(store);
    const steps = all.filter(([kind, , record]) => kind === "segment" && record.done).length;
    const answers = all.filter(([kind]) => kind === "question").length;
    part("ways").hidden = !all.length;
    part("amount").textContent = all.length ? keptHere(steps.toLocaleString(locale), answers.toLocaleString(locale)) : nothingHere;
    part("undo").hidden = !undo;
  };
});
