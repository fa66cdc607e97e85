/** How sure the learner is of an answer, and what that makes it worth. */
import { all, make } from "../lib/dom.js";

// points out of three for a right and for a wrong answer, by certainty: Gardner-Medwin's certainty-based
// marking, UCL, https://tmedwin.net/cbm: being sure pays only for those who are right three times out of four
const CERTAIN = [
  [1, 0],
  [2, -2],
  [3, -6],
];

/**
 * What a question earns of its points: from -2 to 1. @param {number} score from 0 to 1
 * @param {number} [certainty] 1 not sure, 2 rather, 3 sure; else not asked
 */
export const gain = (score, certainty) => {
  if (!certainty) return score;
  const [right, wrong] = CERTAIN[certainty - 1];
  return (score * right + (1 - score) * wrong) / 3;
};

/** @param {import("./quiz.js").Quiz} quiz */
export const mountCertainty = (quiz) => {
  const { store, questions } = quiz;
  /** @param {HTMLElement} form */
  const boxes = (form) => /** @type {HTMLInputElement[]} */ (all(form, ".sure input"));
  quiz.value = ({ id, score }) => gain(score() || 0, store.get(id).c);
  questions.forEach(({ form, id }) => {
    all(form, ".sure")[0].hidden = false;
    form.addEventListener(
      "submit",
      (event) => {
        if (form.querySelector("fieldset:disabled")) return;
        const chosen = boxes(form).find((box) => box.checked);
        if (chosen) return store.update(id, (record) => Object.assign(record, { c: Number(chosen.value) }));
        event.preventDefault();
        event.stopImmediatePropagation();
        all(form, "[data-said]")[0].replaceChildren(make("p", "verdict", "Dites d’abord si vous êtes sûr de vous."));
      },
      true,
    );
  });
  /** Show what was said of each answer. */
  return () =>
    questions.forEach(({ form, id, score }) => {
      const { c } = store.get(id);
      const isOver = !!form.querySelector("fieldset:disabled");
      boxes(form).forEach((box) => {
        if (score() !== undefined || c === undefined) box.checked = Number(box.value) === c;
        box.disabled = isOver;
      });
    });
};
