/** What only some quizzes have: questions drawn from a pool, answers mixed, hints, results by objective. */
import { all } from "../lib/dom.js";
import { bankResult } from "../lib/progress.js";
import { mountCertainty } from "./certainty.js";
import { decimal } from "./result.js";

/** In a random order (Fisher-Yates). @template T @param {T[]} rows @returns {T[]} */
const shuffled = (rows) => {
  const left = rows.slice();
  return rows.map(() => left.splice(Math.random() * left.length, 1)[0]);
};

/** The hints come one after the other. @param {HTMLElement} form */
const mountHints = (form) => {
  const hints = /** @type {HTMLDetailsElement[]} */ (all(form, ".hint"));
  hints.forEach((hint, n) => {
    hint.hidden = n > 0;
    hint.ontoggle = () => hints[n + 1] && (hints[n + 1].hidden = false);
  });
};

/** @param {import("./quiz.js").Quiz} quiz */
const mountMore = (quiz) => {
  const { section, store, id, questions, end } = quiz;
  const count = Math.min(Number(section.dataset.draw), questions.length);
  questions.forEach(({ form }) => mountHints(form));

  /** Questions do not come again before all have come. @param {boolean} anew */
  const draw = (anew) => {
    const known = questions.map(({ form }) => form.dataset.q || "");
    const { drawn = [], seen = [] } = store.get(id);
    let ids = Array.isArray(drawn) ? drawn.filter((q) => known.includes(q)) : [];
    if (anew || ids.length !== count) {
      const fresh = known.filter((q) => !seen.includes(q));
      const others = known.filter((q) => seen.includes(q));
      ids = [...shuffled(fresh), ...shuffled(others)].slice(0, count);
      const past = fresh.length > count ? [...seen, ...ids] : ids;
      store.update(id, (record) => Object.assign(record, { drawn: ids, seen: past }));
    }
    questions.forEach(({ form }) => {
      form.hidden = !ids.includes(form.dataset.q || "");
    });
  };
  if (count) quiz.draw = draw;
  if (all(section, ".sure").length) quiz.after = mountCertainty(quiz);

  if ("shuffle" in section.dataset) {
    quiz.shuffle = () => {
      questions.splice(0, Infinity, ...shuffled(questions));
      questions.forEach(({ form }) => {
        end.before(form);
        all(form, "fieldset").forEach((box) => {
          const rows = all(box, ".answer");
          /** « Toutes ces réponses » stays last @param {HTMLElement} row */
          const isLast = ({ dataset }) => "last" in dataset;
          box.append(...shuffled(rows.filter((row) => !isLast(row))), ...rows.filter(isLast));
        });
      });
    };
  }

  quiz.tell = (rows) =>
    all(section, "[data-goal]").forEach((goal) => {
      const { earned, total, passed } = bankResult(rows.filter(({ objective }) => objective === goal.dataset.goal), quiz.pass);
      goal.hidden = !total;
      all(goal, "b")[0].textContent = `${decimal(earned)} sur ${decimal(total)}`;
      goal.classList.toggle("ok", passed);
    });
};

window.tremplin.extras.push(mountMore);
