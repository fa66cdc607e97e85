import { whereInCourse } from "words";
import { latestIn } from "../../lib/latest.js";

/**
 * The « Reprendre » card: the course that was opened last, at the segment to do.
 * @param {HTMLElement} card @param {import("../../lib/store.js").Store} store @param {string} root
 */
export const mountResume = (card, store, root) => () => {
  const latest = latestIn(store, root);
  card.hidden = !latest;
  if (!latest) return;
  const { box, href, where } = latest;
  const title = /** @type {HTMLElement} */ (box.querySelector("h3")).textContent || "";
  /** @type {HTMLElement} */ (card.querySelector("[data-where]")).textContent = where === undefined ? title : whereInCourse(title, where);
  /** @type {HTMLAnchorElement} */ (card.querySelector("a")).href = href;
};
