/** Quizzes: the questions of this try, their result, and trying again. */
import { all, make } from "../lib/dom.js";
import { bankResult } from "../lib/progress.js";
import { FIELDS, mountQuestion } from "./question.js";
import { decimal, percent } from "./result.js";

/** @type {import("../globals.js").Component} */
export const mountQuiz = (section, store) => {
  const { dataset } = section;
  const id = `b/${dataset.quiz}`;
  const [end] = all(section, "[data-end]");

  /** @type {Quiz} */
  const quiz = {
    section,
    store,
    id,
    end,
    pass: Number(dataset.pass),
    tries: Number(dataset.tries) || Infinity,
    reveal: Number(dataset.reveal) || Infinity,
    penalty: Number(dataset.penalty) || 0,
    isExam: "exam" in dataset,
    questions: [],
    drawn: () => quiz.questions.filter(({ form }) => !form.hidden),
    next: (form) => {
      const rows = quiz.drawn();
      const after = rows[rows.findIndex((row) => row.form === form) + 1];
      const found = after || rows.find((row) => row.score() === undefined);
      return found && found.form;
    },
    draw: () => {},
    shuffle: () => {},
    value: ({ score }) => score() || 0,
    tell: () => {},
    after: () => {},
  };
  const { questions } = quiz;
  questions.push(...all(section, "form.q").map((form) => mountQuestion(form, store, quiz)));
  window.tremplin.extras.forEach((extra) => extra(quiz));

  const summarise = () => {
    if (!end) return;
    end.hidden = quiz.drawn().some(({ score }) => score() === undefined);
    if (end.hidden) return;
    const rows = quiz.drawn().map((question) => Object.assign({}, question, { score: quiz.value(question) }));
    const { earned, total, share, passed } = bankResult(rows, quiz.pass);
    const links = rows.flatMap(({ score, review }) => (score < 1 && review() ? [" ", review()] : []));
    all(end, "span")[0].replaceChildren(
      make("strong", "", `${decimal(earned)} sur ${decimal(total)}, soit ${percent(share)}. `),
      passed ? "Quiz réussi." : `Il faut ${percent(quiz.pass)} : corrigez vos réponses ou recommencez.`,
      ...(links.length ? [make("span", "review", "À revoir :", ...links)] : []),
    );
    quiz.tell(rows);
    end.classList.toggle("passed", passed);
    section.toggleAttribute("data-passed", passed);
    const { p } = store.get(id);
    // once passed, passed: what is shown to those who did stays
    if (!p && p !== passed) {
      store.update(id, (record) => Object.assign(record, { p: passed }));
      document.dispatchEvent(new Event("tremplin:progress"));
    }
    if (passed) section.dispatchEvent(new Event("tremplin:passed", { bubbles: true }));
  };

  const refresh = () => {
    questions.forEach((question) => question.sync());
    quiz.after();
    summarise();
  };
  if (end) {
    end.tabIndex = -1;
    all(end, "button")[0].onclick = () => {
      questions.forEach(({ restart }) => restart());
      quiz.draw(true);
      quiz.shuffle();
      refresh();
      all(quiz.drawn()[0].form, FIELDS)[0].focus();
    };
  }
  return () => {
    // a learner who has begun to answer, while the script was loading or in another tab, keeps these questions
    // (the first option of a menu is « Choisir… », which matches :checked too)
    if (!all(section, "input:enabled:checked, select:enabled option + option:checked").length) quiz.draw(false);
    refresh();
  };
};

/**
 * @typedef {object} Quiz
 * @property {HTMLElement} section
 * @property {import("../lib/store.js").Store} store
 * @property {string} id of its record
 * @property {HTMLElement} end where the result is told; undefined for a question alone
 * @property {number} pass share from 0 to 1 @property {number} tries
 * @property {number} reveal tries before the correction may be seen
 * @property {number} penalty share that each try costs
 * @property {boolean} isExam
 * @property {import("./question.js").Question[]} questions
 * @property {() => import("./question.js").Question[]} drawn the questions of this try, in their order
 * @property {(form: HTMLElement) => HTMLElement|undefined} next the one to go to: that follows, else left out
 * @property {(anew: boolean) => void} draw chooses the questions of a try
 * @property {() => void} shuffle puts questions and answers in another order
 * @property {(question: import("./question.js").Question) => number} value what it earns of its points, 1 at most
 * @property {() => void} after when the questions show what their records say
 * @property {(rows: {points: number, score: number, objective?: string}[]) => void} tell more of the result
 */
