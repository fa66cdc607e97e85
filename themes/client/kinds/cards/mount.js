import { cardOf, cardsKnown, done, knewIt, toLearn, turnCards } from "words";
import { all, make } from "../../lib/dom.js";
import { quietButton } from "../../lib/button.js";
import { submit } from "../submit.js";
import { again } from "../again.js";
import { edited } from "../edited.js";
import { mark } from "./mark.js";
import { kinds, notices } from "../../quiz/registry.js";

/** @param {HTMLElement} form */
const cards = (form) => /** @type {HTMLDetailsElement[]} */ (all(form, "[data-card]"));

/** One card at a time: the first that is not judged yet. @param {HTMLElement} form @param {boolean} [moved] */
const show = (form, moved) => {
  const rows = cards(form);
  const current = rows.find(({ dataset }) => !dataset.judged);
  rows.forEach((card, n) => {
    card.hidden = card !== current;
    card.open = false;
    if (card === current) all(form, ".count")[0].textContent = cardOf(n + 1, rows.length);
  });
  if (!moved) return;
  if (current) all(current, "summary")[0].focus();
  else submit(form);
};

/** @type {import("../../quiz/registry.js").Kind} */
const kind = {
  mark,
  own: true,
  once: true,
  ask: turnCards,
  mount(form) {
    all(form, "legend")[0].after(make("p", "count facts"));
    cards(form).forEach((card) => {
      const row = make("p", "judge");
      [
        ["again", toLearn],
        ["known", knewIt],
      ].forEach(([word, label]) =>
        row.append(
          quietButton(label, () => {
            card.dataset.judged = word;
            edited(form);
            show(form, true);
          }),
        ),
      );
      card.append(row);
    });
  },
  read: (form) => Object.assign({}, ...cards(form).map(({ dataset }) => ({ [dataset.card || ""]: dataset.judged || "" }))),
  write(form, response) {
    cards(form).forEach(({ dataset }) => {
      const word = Object(response)[dataset.card || ""];
      dataset.judged = word === "known" || word === "again" ? word : "";
    });
    show(form);
  },
  paint: (form) => show(form),
  after(question) {
    const rows = cards(question.form);
    const known = rows.filter(({ dataset }) => dataset.judged === "known").length;
    return [make("p", "", cardsKnown(known, rows.length)), again(question)];
  },
};
kinds.cards = kind;
notices.done = done;
