// A file that someone else wrote meanwhile.

import { make } from "./calls.js";

/**
 * Show both texts, and ask which is to be kept.
 * @param {any} dialog
 * @param {string} disk
 * @param {string} own
 * @param {{theirs: () => void, ours: () => void}} keep
 */
export function compare(dialog, disk, own, keep) {
  /** @param {string} title @param {string} text @param {string} other */
  const column = (title, text, other) => make("div", {}, make("p", {}, make("strong", {}, title)), make("pre", { tabIndex: 0 }, ...marked(text, other)));
  /** @param {string} label @param {() => void} [act] */
  const button = (label, act) => make("button", { type: "button", onclick: () => { dialog.close(); act?.(); } }, label);
  dialog.replaceChildren(
    make("h2", { id: "dialog-title" }, "Ce fichier a changé sur le disque"),
    make("p", {}, "Quelqu’un, ou un autre programme, l’a écrit pendant que vous travailliez. Rien n’a été remplacé. Les lignes qui diffèrent sont marquées."),
    make("div", { className: "both" }, column("Sur le disque", disk, own), column("Ici", own, disk)),
    make("div", { className: "buttons" }, button("Reprendre celui du disque", keep.theirs), button("Garder le mien", keep.ours), button("Décider plus tard")),
  );
  dialog.showModal();
}

/** The lines of a text, those that the other does not have being marked. @param {string} text @param {string} other */
function marked(text, other) {
  const known = new Set(other.split("\n"));
  return text.split("\n").map((line) => make(known.has(line) ? "span" : "mark", {}, `${line}\n`));
}
