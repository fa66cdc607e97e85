/** The placement test: steps whose objectives are all reached can be passed over, and taken back. */
import { canPass, startFromTheBeginning, stepsPassed } from "words";
import { all, fill, make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";
import { features } from "../../quiz/registry.js";
import { passedOver, takenBack } from "../../records/segment.js";
import { knownSteps } from "./known.js";

/** @typedef {import("./known.js").Step} Step */

mount("[data-placement]", (panel, store) => {
  const [said, skip, undo] = all(panel, "[role=status], [data-skip], [data-undo]");
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
    skip.hidden = !known.length || done.length > 0;
    undo.hidden = !done.length;
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
  skip.onclick = () => {
    const now = Date.now();
    known.forEach(([id]) => store.update("segment", id, (record) => passedOver(record, now)));
    show();
    undo.focus();
  };
  undo.onclick = () => {
    skipped().forEach(([id]) => store.update("segment", id, (record) => takenBack(record, Date.now())));
    show();
    (skip.hidden ? said : skip).focus();
  };
  return () => panel.hidden || show();
});
