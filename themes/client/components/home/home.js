import { keys } from "../../lib/records.js";
import { courseProgress } from "../../lib/progress.js";

/**
 * The « Reprendre » card: the course that was opened last, at the segment to do.
 * @param {HTMLElement} card @param {import("../../lib/store.js").Store} store @param {string} root
 */
export const mountResume = (card, store, root) => () => {
  const latest = keys(store)
    .filter((key) => key.startsWith("c/"))
    .map((key) =>
      Object.assign(store.get(key), { box: document.querySelector(`[data-course="${CSS.escape(key.slice(2))}"]`) }),
    )
    .filter(({ box }) => box)
    .sort((a, b) => b.at - a.at)[0];
  card.hidden = !latest;
  if (!latest) return;
  const segments = latest.box.dataset.segments.split(" ");
  const done = Boolean(store.get(`s/${latest.seg}`).d);
  const { next } = courseProgress(segments, (id) => store.get(`s/${id}`));
  // an unfinished segment is the place to come back to; else the next one to do
  const target = (!done && segments.includes(latest.seg) && latest.seg) || next || segments[0];
  const where = /** @type {HTMLElement} */ (card.querySelector("[data-where]"));
  const title = latest.box.querySelector("h3").textContent;
  where.textContent = target === latest.seg ? `${title} : ${latest.where}` : title;
  /** @type {HTMLAnchorElement} */ (card.querySelector("a")).href = `${root}${target}/index.html`;
};
