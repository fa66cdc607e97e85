import { all } from "../../lib/dom.js";
import { mountErasing } from "../../lib/erasing.js";
import { latestIn } from "../../lib/latest.js";
import { courseProgress } from "../../lib/progress.js";

/** what « Reprendre » of an installed site asks for: outputs/manifest.py */
const RESUME = "#reprendre";

/**
 * « Mon espace »: the courses that were started, and « Effacer mes traces ».
 * @param {HTMLElement} space @param {import("../../lib/store.js").Store} store @param {string} root
 */
export const mountSpace = (space, store, root) => {
  const cards = all(space, "[data-course]");
  const [empty, box] = all(space, "[data-empty], [data-erase]");
  const erasing = mountErasing(box, store);
  const resume = () => {
    if (location.hash !== RESUME) return;
    const latest = latestIn(store, root);
    if (latest) location.replace(latest.href);
    // the space is shown: coming back to it, once something is begun, leads nowhere else
    else history.replaceState(null, "", location.href.split("#")[0]);
  };
  resume();
  addEventListener("hashchange", resume);
  return () => {
    cards.forEach((card) => {
      const segments = (card.dataset.segments || "").split(" ");
      card.hidden = !courseProgress(segments, (id) => store.get("segment", id)).started;
    });
    empty.hidden = !cards.every((card) => card.hidden);
    erasing();
  };
};
