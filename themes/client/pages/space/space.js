import { all } from "../../lib/dom.js";
import { mountErasing } from "../../lib/erasing.js";
import { courseProgress } from "../../lib/progress.js";

/**
 * « Mon espace »: the courses that were started, and « Effacer mes traces ».
 * @param {HTMLElement} space @param {import("../../lib/store.js").Store} store
 */
export const mountSpace = (space, store) => {
  const cards = all(space, "[data-course]");
  const [empty, box] = all(space, "[data-empty], [data-erase]");
  const erasing = mountErasing(box, store);
  return () => {
    cards.forEach((card) => {
      const segments = (card.dataset.segments || "").split(" ");
      card.hidden = !courseProgress(segments, (id) => store.get("segment", id)).started;
    });
    empty.hidden = !cards.every((card) => card.hidden);
    erasing();
  };
};
