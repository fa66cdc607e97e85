/** What leaves this device: a code, a link or a file, under a passphrase if one is wanted. */
import { codeLabel, codeRank, keptHere, linkCopied, linkHere, nothingHere, passphraseShort } from "words";
import { all, fill } from "../../lib/dom.js";
import { download } from "../../lib/download.js";
import { isOfToday } from "../../lib/former.js";
import { isNote } from "../../records/note.js";
import { drawnCode } from "../../transfer/drawn.js";
import { kept } from "../../transfer/exchange.js";
import { frames } from "../../transfer/frames.js";
import { closed } from "../../transfer/parcel.js";
import { canSeal, LONG } from "../../transfer/seal.js";
import { amount } from "./said.js";

/** @param {import("./mount.js").Panel} panel @returns {() => void} says what there is to give */
export const mountGive = ({ part, say, tried, store, site, names, gzip }) => {
  const secret = /** @type {HTMLInputElement} */ (all(part("secret"), "input")[0]);
  const address = /** @type {HTMLTextAreaElement} */ (all(part("address"), "textarea")[0]);
  // a page on a disk is not there for another device
  const here = location.protocol === "file:" ? "" : location.href.split("#")[0];
  const isGiven = isOfToday(names);
  /** All that there is, but what is there under its name of today too. */
  const rowsOf = () => kept(store).filter(([, id]) => isGiven(id));
  /** @type {string[]} */
  let codes = [];
  let shown = 0;

  const show = () => {
    part("rank").textContent = codeRank(shown + 1, codes.length);
    fill(part("qr"), drawnCode(codes[shown], codeLabel(shown + 1, codes.length)));
    part("more").hidden = codes.length < 2;
    part("shown").hidden = false;
  };
  /** A button that gives. @param {string} name @param {(bytes: Uint8Array) => void} way */
  const giving = (name, way) => {
    part(name).onclick = tried(async () => {
      const { value } = secret;
      if (value && value.length < LONG) return say(passphraseShort(LONG));
      way(await closed({ site, rows: rowsOf() }, value, gzip));
      store.update("transfer", "", (_, at) => ({ at }));
    });
  };
  giving("code", (bytes) => {
    [codes, shown] = [frames(bytes, here), 0];
    say("");
    show();
  });
  part("next").onclick = () => {
    shown = (shown + 1) % codes.length;
    show();
  };
  giving("link", (bytes) => {
    [address.value] = frames(bytes, here, Infinity);
    part("address").hidden = false;
    address.select();
    // the older way works from a disk and on http
    say(document.execCommand("copy") ? linkCopied : linkHere);
  });
  giving("file", (bytes) => {
    download(`progression-${new Date().toISOString().slice(0, 10)}.tremplin`, frames(bytes, "", Infinity), "application/octet-stream");
    say("");
  });
  part("secret").hidden = !canSeal();

  return () => {
    const rows = rowsOf();
    const steps = rows.filter(([kind, , record]) => kind === "segment" && record.done).length;
    const answers = rows.filter(([kind]) => kind === "question").length;
    part("ways").hidden = !rows.length;
    const notes = rows.filter(([kind, , record]) => kind === "note" && isNote(record)).length;
    const words = rows.length ? keptHere(amount({ steps, answers, notes })) : nothingHere;
    if (words === part("amount").textContent) return;
    part("amount").textContent = words;
    // they tell of what was kept before; where one is in a step is not worth losing them
    part("shown").hidden = part("address").hidden = true;
  };
};
