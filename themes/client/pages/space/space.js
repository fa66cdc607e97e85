import { tracesBack, tracesErased } from "words";
import { all } from "../../lib/dom.js";
import { changed } from "../../lib/page.js";
import { courseProgress } from "../../lib/progress.js";
import { erase, hasTraces } from "../../lib/entries.js";

/**
 * « Mon espace »: the courses that were started, and « Effacer mes traces » with confirmation and undo.
 * @param {HTMLElement} space @param {import("../../lib/store.js").Store} store
 */
export const mountSpace = (space, store) => {
  /** @type {(name: string) => HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (space.querySelector(`[data-${name}]`));
  const cards = all(space, "[data-course]");
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
    undo = erase(store);
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
    cards.forEach((card) => {
      const segments = (card.dataset.segments || "").split(" ");
      card.hidden = !courseProgress(segments, (id) => store.get("segment", id)).started;
    });
    const traces = hasTraces(store);
    part("empty").hidden = !cards.every((card) => card.hidden);
    part("erase").hidden = !traces && !undo;
    part("ask").hidden = !traces || !part("confirm").hidden;
    part("undo").hidden = !undo;
  };
};
