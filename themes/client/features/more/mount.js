/** What only some quizzes have: questions drawn from a pool, answers mixed, hints, certainty, results by objective. */
import { shareOf } from "words";
import { all } from "../../lib/dom.js";
import { decimal } from "../../lib/numbers.js";
import { bankResult } from "../../quiz/result.js";
import { features } from "../../quiz/registry.js";
import "./certainty.js";
import { drawAnew, shuffled } from "./draw.js";

/** The hints come one after the other. @param {HTMLElement} form */
const mountHints = (form) => {
  const hints = /** @type {HTMLDetailsElement[]} */ (all(form, ".hint"));
  hints.forEach((hint, n) => {
    hint.hidden = n > 0;
    hint.ontoggle = () => hints[n + 1] && (hints[n + 1].hidden = false);
  });
};

features.push({
  name: "more",
  mounted: ({ questions }) => questions.forEach(({ form }) => mountHints(form)),
  draw({ section, store, id, questions }, anew) {
    const known = questions.map((question) => question.id);
    const count = Math.min(Number(section.dataset.draw), known.length);
    // a learner who has begun to answer, while the script was loading or in another tab, keeps these questions
    // (the first option of a menu is « Choisir… », which matches :checked too)
    const hasBegun = !anew && all(section, "[name^=q]:enabled:checked, select:enabled option + option:checked").length;
    if (!count || hasBegun) return [];
    const { drawn = [], seen = [] } = store.get("bank", id);
    const ids = drawn.filter((q) => known.includes(q));
    if (!anew && ids.length === count) return [ids];
    const round = drawAnew(known, seen, count);
    store.update("bank", id, (record, at) => ({ ...record, ...round, at }));
    return [round.drawn];
  },
  shuffle({ section, questions }) {
    const isMixed = "shuffle" in section.dataset;
    /** the passage that a question comes after @param {import("../../quiz/question.js").Question} question */
    const part = ({ form }) => form.dataset.part;
    if (isMixed)
      [...new Set(questions.map(part))].forEach((each) => {
        const own = questions.filter((question) => part(question) === each);
        const mixed = shuffled(own);
        own[0].form.before(...mixed.map(({ form }) => form));
        questions.splice(questions.indexOf(own[0]), own.length, ...mixed);
      });
    questions.forEach(({ form }) =>
      all(form, "fieldset").forEach((box) => {
        if (!Number(box.dataset.mix || isMixed)) return;
        const rows = all(box, ".answer");
        /** « Toutes ces réponses » stays last @param {HTMLElement} row */
        const isLast = ({ dataset }) => "last" in dataset;
        box.append(...shuffled(rows.filter((row) => !isLast(row))), ...rows.filter(isLast));
      }),
    );
  },
  told: ({ section, pass }, rows) =>
    all(section, "[data-goal]").forEach((goal) => {
      const { earned, total, passed } = bankResult(rows.filter(({ objective }) => objective === goal.dataset.goal), pass);
      goal.hidden = !total;
      all(goal, "b")[0].textContent = shareOf(decimal(earned), decimal(total));
      goal.classList.toggle("ok", passed);
    }),
});
