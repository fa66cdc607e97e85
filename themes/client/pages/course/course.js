import { courseDone, resume, seeAgain, stepsDone } from "words";
import { fill, make } from "../../lib/dom.js";
import { courseProgress } from "../../lib/progress.js";

/**
 * How far a learner is in the course of `box`, wherever it is shown: text, bar, and the button that resumes.
 * @param {HTMLElement} box @param {import("../../lib/store.js").Store} store @param {string} root
 */
export const mountCourse = (box, store, root) => {
  const segments = (box.dataset.segments || "").split(" ").filter(Boolean);
  const soFar = /** @type {HTMLElement|null} */ (box.querySelector(".so-far"));
  const start = /** @type {HTMLAnchorElement|null} */ (box.querySelector("[data-start]"));
  const first = start && start.textContent;
  return () => {
    const { done, total, started, next } = courseProgress(segments, (id) => store.get("segment", id));
    if (soFar) {
      soFar.hidden = !started;
      const bar = /** @type {HTMLProgressElement} */ (make("progress", ""));
      bar.max = total;
      bar.value = done;
      bar.setAttribute("aria-hidden", "true");
      const words = next ? stepsDone(done, total) : courseDone;
      fill(soFar, bar, ` ${words}`);
    }
    if (start && (next || segments[0])) {
      start.href = `${root}${next || segments[0]}/index.html`;
      start.textContent = !started ? first : next ? resume : seeAgain;
    }
  };
};
