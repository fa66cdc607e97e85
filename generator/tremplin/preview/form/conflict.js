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
  const [theirs, ours] = [disk.split("\n"), own.split("\n")];
  const first = alike(theirs, ours);
  const after = alike(theirs.slice(first).reverse(), ours.slice(first).reverse());
  /** The lines that differ, between those that are the same at both ends. @param {string[]} lines */
  const between = (lines) => lines.slice(first, lines.length - after);
  /** @param {string} title @param {string[]} lines @param {string[]} others */
  const column = (title, lines, others) => {
    const known = new Set(between(others));
    /** @param {string} line @param {number} rank */
    const isOther = (line, rank) => rank === first || (rank > first && !known.has(line));
    const rows = lines.map((line, rank) => make(rank < lines.length - after && isOther(line, rank) ? "mark" : "span", {}, `${line}\n`));
    return make("div", {}, make("p", {}, make("strong", {}, title)), make("pre", { tabIndex: 0 }, ...rows));
  };
  /** @param {string} label @param {() => void} [act] */
  const button = (label, act) => make("button", { type: "button", onclick: () => { dialog.close(); act?.(); } }, label);
  dialog.replaceChildren(
    make("h2", { id: "dialog-title" }, "Ce fichier a changé sur le disque"),
    make("p", {}, "Quelqu’un, ou un autre programme, l’a écrit pendant que vous travailliez. Rien n’a été remplacé. Les lignes qui diffèrent sont marquées."),
    make("div", { className: "both" }, column("Sur le disque", theirs, ours), column("Ici", ours, theirs)),
    make("div", { className: "buttons" }, button("Reprendre celui du disque", keep.theirs), button("Garder le mien", keep.ours), button("Décider plus tard")),
  );
  dialog.showModal();
  for (const text of dialog.querySelectorAll("pre")) {
    const line = text.children[first] ?? text.lastElementChild;
    text.scrollTop = line.offsetTop - text.clientHeight / 3;
  }
}

/** How many lines are the same at the beginning of both. @param {string[]} one @param {string[]} other */
function alike(one, other) {
  const at = one.findIndex((line, rank) => line !== other[rank]);
  return at < 0 ? one.length : at;
}
