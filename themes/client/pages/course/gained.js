import { all, fill, make } from "../../lib/dom.js";
import { courseState } from "../../lib/course.js";
import { reached } from "../../lib/gained.js";

/**
 * At the end of a course, what was gained and what is to work on, by objective. @param {HTMLElement} panel
 * @param {import("../../lib/store.js").Store} store
 */
export const mountGained = (panel, store) => {
  const box = /** @type {HTMLElement} */ (panel.closest("[data-segments]"));
  const [gained, weak] = all(panel, "[data-reached], [data-weak]");
  return () => {
    const { started, next, isShort } = courseState(box, store);
    const rows = all(box, "[data-asked]");
    /** @param {boolean} wanted */
    const of = (wanted) => rows.filter((row) => reached(row.dataset.asked || "", store) === wanted);
    const [good, bad] = [of(true), of(false)];
    panel.hidden = !started || !(isShort || !next) || !(good.length + bad.length);
    [gained, weak].forEach((part, n) => {
      const found = [good, bad][n];
      part.hidden = !found.length;
      fill(
        all(part, "ul")[0],
        ...found.map((row) => {
          const links = n ? all(row, "template").flatMap((each) => [" ", /** @type {HTMLTemplateElement} */ (each).content.cloneNode(true)]) : [];
          return make("li", "", all(row, "span")[0].textContent || "", ...links);
        }),
      );
    });
  };
};
