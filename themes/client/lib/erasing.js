import { tracesBack, tracesErased } from "words";
import { all } from "./dom.js";
import { erase, hasTraces } from "./entries.js";
import { changed } from "./page.js";

/**
 * « Effacer mes traces », with a confirmation and an undo. @param {HTMLElement} box templates/parts/erase.html
 * @param {import("./store.js").Store} store @returns {() => void} shows what can be erased
 */
export const mountErasing = (box, store) => {
  /** @type {(name: string) => HTMLElement} */
  const part = (name) => all(box, `[data-${name}]`)[0];
  /** @type {null|(() => void)} */
  let undo = null;
  /** @param {boolean} open @param {HTMLElement} focus */
  const confirm = (open, focus) => {
    part("confirm").hidden = !open;
    part("ask").hidden = open;
    focus.focus();
  };
  part("ask").addEventListener("click", () => confirm(true, part("no")));
  part("no").addEventListener("click", () => confirm(false, part("ask")));
  part("yes").addEventListener("click", () => {
    const [before, back] = [undo, erase(store)];
    undo = () => {
      back();
      if (before) before();
    };
    part("done").textContent = tracesErased;
    part("confirm").hidden = true;
    changed();
    part("undo").focus();
  });
  part("undo").addEventListener("click", () => {
    if (undo) undo();
    undo = null;
    part("done").textContent = tracesBack;
    changed();
    part("ask").focus();
  });
  return () => {
    const traces = hasTraces(store);
    box.hidden = !traces && !undo;
    part("ask").hidden = !traces || !part("confirm").hidden;
    part("undo").hidden = !undo;
  };
};
