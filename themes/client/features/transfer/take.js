/** What comes to this device: shown before it changes anything, merged when it is accepted, and taken back if it is wanted. */
import { carriedBroken, carriedForeign, carriedLarge, carriedNone, codeNone, codesHave, merged, noCamera, nothingNew, passphraseWrong, unchanged, unmerged } from "words";
import { all, fill, make } from "../../lib/dom.js";
import { naming, today } from "../../lib/former.js";
import { changed } from "../../lib/page.js";
import { hasCamera, readPhoto, watch } from "../../transfer/camera.js";
import { changesOf, merge } from "../../transfer/exchange.js";
import { gathering } from "../../transfer/frames.js";
import { opened } from "../../transfer/parcel.js";
import { LIMIT } from "../../transfer/squeeze.js";
import { linesOf } from "./said.js";

/** the bytes of a photo that is looked at: an old phone has room for no more */
const PHOTO = 40_000_000;

/** @param {import("./mount.js").Panel} panel @returns {() => void} */
export const mountTake = ({ part, say, tried, store, site, courses, gzip, scan, names }) => {
  const sealed = /** @type {HTMLFormElement} */ (part("sealed"));
  const passphrase = /** @type {HTMLInputElement} */ (all(sealed, "input")[0]);
  const pasted = /** @type {HTMLTextAreaElement} */ (all(part("paste"), "textarea")[0]);
  /** @type {Uint8Array} */
  let waiting;
  /** @type {import("../../transfer/pack.js").Row[]} */
  let rows = [];
  /** @type {null|(() => void)} */
  let undo = null;
  let gather = gathering();

  /** @param {import("../../transfer/pack.js").Row[]} found */
  const propose = (found) => {
    // another edition may have other names
    rows = found.map(([kind, id, record]) => [kind, today(names, id), naming(names, record)]);
    const lines = linesOf(changesOf(store, rows), courses);
    if (!lines.length) return say(nothingNew);
    fill(part("list"), ...lines.map((line) => make("li", "", line)));
    say("");
    part("changes").hidden = false;
    part("changes").focus();
  };
  /** @param {Uint8Array} bytes @param {string} [word] the passphrase */
  const take = async (bytes, word) => {
    sealed.hidden = true;
    part("changes").hidden = true;
    const found = await opened(bytes, site, word, gzip);
    if (!("fault" in found)) return propose(found.rows);
    if (found.fault === "foreign") return say(carriedForeign(found.site));
    if (found.fault === "broken") return say(carriedBroken);
    waiting = bytes;
    sealed.hidden = false;
    say(found.fault === "passphrase" ? passphraseWrong : "");
    passphrase.value = "";
    passphrase.focus();
  };
  /** @param {string} text a link, what a code says, or a file */
  const receive = async (text) => {
    if (text.length > LIMIT) return say(carriedLarge);
    const set = gather(text);
    if (!set) return say(carriedNone);
    if (!set.bytes) return say(set.have ? codesHave(set.have, set.of) : carriedBroken);
    gather = gathering();
    await take(set.bytes);
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
  sealed.onsubmit = tried(async (event) => {
    event.preventDefault();
    await take(waiting, passphrase.value);
  });
  part("paste").onsubmit = tried(async (event) => {
    event.preventDefault();
    await receive(pasted.value);
  });
  /** @param {string} name @param {(file: File) => Promise<void>} read */
  const onFile = (name, read) => {
    const input = /** @type {HTMLInputElement} */ (part(name));
    input.onchange = tried(async () => {
      const [file] = input.files || [];
      if (file) await read(file).finally(() => (input.value = ""));
    });
  };
  onFile("open", async (file) => (file.size > LIMIT ? say(carriedLarge) : receive(await new Response(file).text())));
  onFile("photo", async (file) => {
    const text = file.size > PHOTO ? "" : await readPhoto(file, scan);
    await (text ? receive(text) : say(codeNone));
  });

  // ---- through the camera

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
      stop = await watch(
        /** @type {HTMLVideoElement} */ (all(part("viewer"), "video")[0]),
        scan,
        tried(async (text) => {
          if (text === last) return;
          last = text;
          const set = gather(text);
          if (set && set.bytes) {
            end();
            gather = gathering();
            await take(set.bytes);
          } else if (set && set.have) part("said").textContent = codesHave(set.have, set.of);
        }),
      );
      // it was stopped before it came
      if (part("viewer").hidden) end();
    } catch (_) {
      end();
      say(noCamera);
    }
  };

  // ---- by a link

  const arrived = tried(async () => {
    const { hash } = location;
    if (!hash.includes("t2=")) return;
    // what is learnt does not stay in the history of a shared browser
    history.replaceState(null, "", location.href.split("#")[0]);
    await receive(hash);
  });
  addEventListener("hashchange", arrived);
  arrived();

  return () => (part("undo").hidden = !undo);
};
