/** The placement test: steps whose objectives are all reached can be passed over, and taken back. */
import { canPass, startAt, startFromTheBeginning, stepsPassed, whereInCourse } from "words";
import { all, fill, make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";
import { features } from "../../quiz/registry.js";
import { passedOver, takenBack } from "../../records/segment.js";
import { knownSteps } from "./known.js";

/** @typedef {import("./known.js").Step} Step */

mount("[data-placement]", (panel, store, root) => {
  const [said, begin, skip, undo] = all(panel, "[role=status], [data-begin], [data-skip], [data-undo]");
  /** @type {Step[]} */
  const steps = JSON.parse(panel.dataset.steps || "[]");
  const skipped = () => steps.filter(([id]) => store.get("segment", id).known);
  /** @type {Step[]} */
  let known = [];

  const show = () => {
    const done = skipped();
    const rows = done.length ? done : known;
    const minutes = rows.reduce((sum, [, , each]) => sum + each, 0);
    const words = done.length ? stepsPassed : canPass;
    panel.hidden = false;
    // they keep their places: a second tap at one spot does not undo the first
    skip.hidden = undo.hidden = !rows.length;
    /** @type {HTMLButtonElement} */ (skip).disabled = done.length > 0;
    /** @type {HTMLButtonElement} */ (undo).disabled = !done.length;
    // the first step that is neither done nor recognised
    const first = steps.findIndex((step) => !rows.includes(step) && !store.get("segment", step[0]).done);
    begin.hidden = first < 0;
    if (first >= 0) {
      const [id, title] = steps[first];
      begin.textContent = whereInCourse(startAt(first + 1), title);
      /** @type {HTMLAnchorElement} */ (begin).href = `${root}${id}/index.html`;
    }
    fill(
      said,
      ...(rows.length
        ? [make("p", "", make("strong", "", words(rows.length, steps.length, minutes))), make("ul", "", ...rows.map(([, title]) => make("li", "", title)))]
        : [make("p", "", startFromTheBeginning)]),
    );
  };
  features.push({
    told({ pass, end }, rows) {
      // it is neither passed nor failed
      all(end, "strong").forEach(({ nextSibling }) => nextSibling && nextSibling.remove());
      known = knownSteps(steps, rows, pass);
      show();
    },
  });
  const pass = () => {
    known.forEach(([id]) => store.update("segment", id, passedOver));
    show();
  };
  // whoever begins further on passes over what comes before
  begin.onclick = pass;
  skip.onclick = () => {
    pass();
    begin.focus();
  };
  undo.onclick = () => {
    skipped().forEach(([id]) => store.update("segment", id, takenBack));
    show();
    (skip.hidden ? begin : skip).focus();
  };
  return () => panel.hidden || show();
});
