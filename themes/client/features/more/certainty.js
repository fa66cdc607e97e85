/** How sure the learner is of an answer, and what that makes it worth. */
import { saySure } from "words";
import { all, fill, make } from "../../lib/dom.js";
import { features } from "../../quiz/registry.js";
import { gain } from "./gain.js";

/** @param {HTMLElement} form */
const boxes = (form) => /** @type {HTMLInputElement[]} */ (all(form, ".sure input"));
/** @param {import("../../quiz/quiz.js").Quiz} quiz the questions that ask for it */
const asking = ({ questions }) => questions.filter(({ form }) => boxes(form).length);

features.push({
  mounted: (quiz) =>
    asking(quiz).forEach(({ form, id }) => {
      all(form, ".sure")[0].hidden = false;
      boxes(form).forEach((box) => (box.onchange = () => quiz.store.update("question", id, (record) => ({ ...record, certainty: Number(box.value) }))));
      // above the form, where it comes before what marks it in every browser
      quiz.section.addEventListener(
        "submit",
        (event) => {
          if (event.target !== form || form.querySelector("fieldset:disabled")) return;
          if (boxes(form).some((box) => box.checked)) return;
          event.preventDefault();
          event.stopPropagation();
          fill(all(form, "[data-said]")[0], make("p", "verdict", saySure));
        },
        true,
      );
    }),
  value: (quiz, rows) =>
    asking(quiz).forEach(({ id, score }) => {
      const reached = score() || 0;
      const more = gain(reached, quiz.store.get("question", id).certainty) - reached;
      rows.filter((row) => row.id === id).forEach((row) => (row.score += more));
    }),
  // what was said of each answer
  synced: (quiz) =>
    asking(quiz).forEach(({ form, id, score }) => {
      const { certainty } = quiz.store.get("question", id);
      const isOver = !!form.querySelector("fieldset:disabled");
      boxes(form).forEach((box) => {
        box.checked = Number(box.value) === certainty;
        box.disabled = isOver;
      });
    }),
});
