import { addressIn, courseState } from "./course.js";
import { ids } from "./entries.js";

/**
 * Where to resume: the course of this page that was opened last, at the segment to do. There is nothing to resume in a
 * completed course.
 * @param {import("./store.js").Store} store @param {string} root
 * @returns {{box: HTMLElement, href: string, where: string|undefined}|undefined} `where`: the title of the segment, when it was left unfinished
 */
export const latestIn = (store, root) => {
  const [latest] = ids(store, "course")
    .flatMap((id) => {
      const box = /** @type {HTMLElement|null} */ (document.querySelector(`[data-course="${CSS.escape(id)}"]`));
      const state = box && courseState(box, store);
      return box && state && !state.completed ? [{ ...store.get("course", id), ...state, box }] : [];
    })
    .sort((a, b) => (b.at || 0) - (a.at || 0));
  if (!latest) return undefined;
  const { box, segments, next, segment = "", where = "" } = latest;
  // an unfinished segment is the place to come back to; else the next one to do
  const isLeft = segments.includes(segment) && !store.get("segment", segment).done;
  return { box, href: addressIn(root, isLeft ? segment : next || segments[0], latest), where: isLeft ? where : undefined };
};
