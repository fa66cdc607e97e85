/** What a try shows: some of the wrong answers, drawn for each learner; a passage while a question needs it. */
import { all } from "../../lib/dom.js";
import { features } from "../../quiz/registry.js";
import { drawAnew } from "../more/draw.js";

/** @param {HTMLElement} row */
const input = (row) => /** @type {HTMLInputElement} */ (all(row, "input")[0]);

/** the forms whose answers are to be drawn anew once they are seen @type {Set<HTMLElement>} */
const waiting = new Set();

/** Show some of the wrong answers. @param {HTMLElement} box @param {import("../../lib/store.js").Store} store @param {string} place of the draw, kept as those of questions are @param {boolean} anew */
const draw = (box, store, place, anew) => {
  const rows = all(box, "[data-other]");
  const known = rows.map((row) => input(row).value);
  const count = Number(box.dataset.show);
  const { drawn = [], seen = [] } = store.get("bank", place);
  let shown = drawn.filter((value) => known.includes(value));
  if (anew || shown.length !== count) {
    const round = drawAnew(known, seen, count);
    store.update("bank", place, (record, at) => ({ ...record, ...round, at }));
    shown = round.drawn;
  }
  // what is answered is seen, whatever was drawn
  rows.forEach((row) => (row.hidden = !(shown.includes(input(row).value) || input(row).checked)));
};

features.push({
  name: "shown",
  draw({ questions }, anew) {
    if (anew) questions.forEach(({ form }) => waiting.add(form));
    return [];
  },
  synced({ section, store, questions }) {
    questions.forEach(({ form, id }) => {
      if (form.hidden) return;
      all(form, "[data-show]").forEach((box) => draw(box, store, `${id}~`, waiting.has(form)));
      waiting.delete(form);
    });
    all(section, "[data-passage]").forEach((passage) => {
      const own = questions.filter(({ form }) => form.dataset.part === passage.dataset.passage);
      passage.hidden = own.length > 0 && own.every(({ form }) => form.hidden);
    });
  },
});
