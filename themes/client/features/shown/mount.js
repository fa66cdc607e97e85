/** What a try shows: some of the wrong answers, drawn for each learner; a passage while a question needs it. */
import { all } from "../../lib/dom.js";
import { features } from "../../quiz/registry.js";
import { drawAnew } from "../more/draw.js";

/** @param {HTMLElement} row */
const input = (row) => /** @type {HTMLInputElement} */ (all(row, "input")[0]);

features.push({
  draw({ store, questions }, anew) {
    questions.forEach(({ form, id }) =>
      all(form, "[data-show]").forEach((box) => {
        const rows = all(box, "[data-other]");
        const known = rows.map((row) => input(row).value);
        const count = Number(box.dataset.show);
        // a draw of its own, kept as those of questions are
        const place = `${id}~`;
        const { drawn = [], seen = [] } = store.get("bank", place);
        let shown = drawn.filter((value) => known.includes(value));
        if (anew || shown.length !== count) {
          const round = drawAnew(known, seen, count);
          store.update("bank", place, (record) => ({ ...record, ...round, at: Date.now() }));
          shown = round.drawn;
        }
        rows.forEach((row) => (row.hidden = !shown.includes(input(row).value)));
      }),
    );
    return [];
  },
  synced({ section, questions }) {
    // what is answered is seen, whatever was drawn
    all(section, "[data-other]").forEach((row) => input(row).checked && (row.hidden = false));
    all(section, "[data-passage]").forEach((passage) => {
      const own = questions.filter(({ form }) => form.dataset.part === passage.dataset.passage);
      passage.hidden = own.length > 0 && own.every(({ form }) => form.hidden);
    });
  },
});
