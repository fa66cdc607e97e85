import { whereInCourse } from "words";
import { addressIn, courseState } from "../../lib/course.js";
import { ids } from "../../lib/entries.js";

/**
 * The « Reprendre » card: the course that was opened last, at the segment to do.
 * @param {HTMLElement} card @param {import("../../lib/store.js").Store} store @param {string} root
 */
export const mountResume = (card, store, root) => () => {
  const latest = ids(store, "course")
    .flatMap((id) => {
      const box = /** @type {HTMLElement|null} */ (document.querySelector(`[data-course="${CSS.escape(id)}"]`));
      // there is nothing to resume in a completed course
      const state = box && courseState(box, store);
      return box && state && !state.completed ? [{ ...store.get("course", id), ...state, box }] : [];
    })
    .sort((a, b) => (b.at || 0) - (a.at || 0))[0];
  card.hidden = !latest;
  if (!latest) return;
  const { box, segments, next, segment = "", where = "" } = latest;
  // an unfinished segment is the place to come back to; else the next one to do
  const target = segments.includes(segment) && !store.get("segment", segment).done ? segment : next || segments[0];
  const title = /** @type {HTMLElement} */ (box.querySelector("h3")).textContent || "";
  /** @type {HTMLElement} */ (card.querySelector("[data-where]")).textContent = target === segment ? whereInCourse(title, where) : title;
  /** @type {HTMLAnchorElement} */ (card.querySelector("a")).href = addressIn(root, target, latest);
};
