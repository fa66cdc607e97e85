import { gained, reopen, stepFinished, toWorkOn } from "words";
import { all } from "../lib/dom.js";
import { reached } from "../lib/gained.js";
import { changed, mount } from "../lib/page.js";
import { finished, opened } from "../records/segment.js";

/** pixels: a heading above them is read */
const UPPER = 400;
/** milliseconds from one note of it to the next, while the page moves */
const REST = 500;

/** A segment page: notes that it was opened, and when it is done: by the button, or when its quizzes are passed. */
mount("[data-lesson]", (page, store) => {
  const { lesson: id, course } = page.dataset;
  const [box] = all(page, "[data-finish]");
  const [status, button] = all(box, "button, span");
  const finishing = button.textContent;
  store.update("segment", id, opened);
  /** @param {string} [place] the heading that is read */
  const here = (place) => store.update("course", course, (_, at) => ({ segment: id, where: /** @type {string} */ (all(page, "h1")[0].textContent), place, at }));
  // in a course that is one file, the address of the page comes first
  here(location.hash.replace(/^#(\/[^#]*#?)?/, ""));

  /** @param {boolean} done */
  const finish = (done) => {
    store.update("segment", id, (record, now) => finished(record, done, now));
    changed();
  };
  button.addEventListener("click", () => finish(!store.get("segment", id).done));
  page.addEventListener("tremplin:passed", () => {
    // a step that was reopened by hand stays so: it is then done at 0
    if (store.get("segment", id).done === undefined && !all(page, "[data-quiz]:not([data-single]):not([data-passed])").length) finish(true);
  });
  /** @type {any} */
  let rest;
  addEventListener("scroll", () => {
    rest =
      rest ||
      setTimeout(() => {
        rest = 0;
        // not of who learns here no more
        if (page.isConnected) here(all(page, "h2[id^=s-]").filter((title) => title.getBoundingClientRect().top < UPPER).map(({ id: place }) => place).pop());
      }, REST);
  });
  return () => {
    const done = Boolean(store.get("segment", id).done);
    box.hidden = false;
    box.classList.toggle("done", done);
    button.classList.toggle("quiet", done);
    button.textContent = done ? reopen : finishing;
    status.textContent = done ? stepFinished : "";
    all(page, "[data-asked]").forEach((row) => {
      const isReached = reached(row.dataset.asked || "", store);
      row.hidden = !done || isReached === undefined;
      all(row, "b")[0].textContent = isReached ? gained : toWorkOn;
    });
  };
});
