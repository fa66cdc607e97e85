import { courseDone, quizzesShort, redoQuiz, resume, seeAgain, startAt, stepsDone, stepsKnown, whereInCourse } from "words";
import { addressIn, courseState } from "../../lib/course.js";
import { all, fill, make } from "../../lib/dom.js";
import { percent } from "../../lib/numbers.js";

/**
 * How far a learner is in the course of `box`, wherever it is shown: text, bar, and the button that resumes.
 * @param {HTMLElement} box @param {import("../../lib/store.js").Store} store @param {string} root
 */
export const mountCourse = (box, store, root) => {
  const soFar = /** @type {HTMLElement|null} */ (box.querySelector(".so-far"));
  const start = /** @type {HTMLAnchorElement|null} */ (box.querySelector("[data-start]"));
  const first = start && start.textContent;
  return () => {
    const state = courseState(box, store);
    const { segments, done, total, started, next, score, wanted, completed, isShort, isRecognised } = state;
    all(box, "[data-begun]").forEach((link) => (link.hidden = !started));
    if (soFar) {
      soFar.hidden = !started;
      const bar = /** @type {HTMLProgressElement} */ (make("progress", ""));
      bar.max = total;
      bar.value = done;
      bar.setAttribute("aria-hidden", "true");
      const words = completed ? courseDone : isShort ? quizzesShort(percent(score), percent(wanted)) : (isRecognised ? stepsKnown : stepsDone)(done, total);
      fill(soFar, bar, ` ${words}`);
    }
    if (start && (next || segments[0])) {
      const id = next || segments[0];
      const [step] = all(box, "[data-segment]").filter(({ dataset }) => dataset.segment === id);
      const begin = startAt(segments.indexOf(id) + 1);
      start.href = addressIn(root, id, store.get("course", box.dataset.course));
      start.textContent = completed
        ? seeAgain
        : !started
          ? first
          : isShort
            ? redoQuiz
            : !isRecognised
              ? resume
              : step
                ? whereInCourse(begin, /** @type {any} */ (step.firstChild).data)
                : begin;
    }
  };
};
