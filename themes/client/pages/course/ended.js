import { courseEnded, courseEndedOn, locale } from "words";
import { courseState } from "../../lib/course.js";
import { all } from "../../lib/dom.js";

/**
 * The end of a course: a word, since when, and what comes next. It is told once to who does not see it.
 * @param {HTMLElement} panel @param {import("../../lib/store.js").Store} store
 */
export const mountEnded = (panel, store) => {
  const box = /** @type {HTMLElement} */ (panel.closest("[data-segments]"));
  const id = box.dataset.course;
  const [told, when] = all(box, "[data-told], [data-when]");
  return () => {
    const isOver = courseState(box, store).completed;
    panel.hidden = !isOver;
    if (!isOver) return;
    if (!store.get("ending", id).at) {
      store.update("ending", id, (_, at) => ({ at }));
      told.textContent = courseEnded;
    }
    when.textContent = courseEndedOn(new Date(store.get("ending", id).at || 0).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" }));
  };
};
