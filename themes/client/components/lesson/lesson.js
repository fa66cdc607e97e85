import { finished, opened } from "../../lib/progress.js";
import { all } from "../../lib/dom.js";

/**
 * A segment page: notes that it was opened, and when it is done: by the button, or when its quizzes are passed.
 * @param {HTMLElement} page @param {import("../../lib/store.js").Store} store
 */
export const mountLesson = (page, store) => {
  const { lesson: id, course } = page.dataset;
  const key = `s/${id}`;
  const [box] = all(page, "[data-finish]");
  const [button, status] = all(box, "button, span");
  const finishing = button.textContent;
  const now = Date.now();
  store.update(key, (record) => opened(record, now));
  store.update(`c/${course}`, () => ({ seg: id, where: all(page, "h1")[0].textContent, at: now }));

  /** @param {boolean} done */
  const finish = (done) => {
    store.update(key, (record) => finished(record, done, Date.now()));
    document.dispatchEvent(new Event("tremplin:progress"));
  };
  button.addEventListener("click", () => finish(!store.get(key).d));
  page.addEventListener("tremplin:passed", () => {
    // a step that was reopened by hand stays so: `d` is then 0
    if (store.get(key).d == null && !all(page, "[data-quiz]:not([data-single], [data-passed])").length) finish(true);
  });
  return () => {
    const done = Boolean(store.get(key).d);
    box.hidden = false;
    box.classList.toggle("done", done);
    button.classList.toggle("quiet", done);
    button.textContent = done ? "Marquer comme non terminé" : finishing;
    status.textContent = done ? "Étape terminée." : "";
  };
};
