/** Quizzes: the questions of this try, their result, and trying again. */
import { earnedOf, failed, failedForNow, passed as passedWords, toReview } from "words";
import { all, fill, make, runAll } from "../lib/dom.js";
import { leave } from "../lib/leave.js";
import { changed } from "../lib/page.js";
import { decimal, percent } from "../lib/numbers.js";
import { bankResult } from "./result.js";
import { scored } from "../records/bank.js";
import { FIELDS } from "./fields.js";
import { mountQuestion } from "./question.js";
import { notices, run } from "./registry.js";

/** @type {import("../lib/page.js").Component} */
export const mountQuiz = (section, store) => {
  const { dataset } = section;
  const id = /** @type {string} */ (dataset.quiz);

  /** @type {Quiz} */
  const quiz = {
    section,
    store,
    id,
    end: all(section, "[data-end]")[0],
    pass: Number(dataset.pass),
    tries: Number(dataset.tries) || Infinity,
    reveal: Number(dataset.reveal) || 2,
    penalty: Number(dataset.penalty) || 0,
    questions: [],
    drawn: () => quiz.questions.filter(({ form }) => !form.hidden),
    next: (form) => {
      const rows = quiz.drawn();
      const after = rows[rows.findIndex((row) => row.form === form) + 1];
      const found = after || rows.find((row) => row.score() === undefined);
      return found && found.form;
    },
  };
  const { questions } = quiz;
  all(section, "form.q").forEach((form) => {
    try {
      questions.push(mountQuestion(form, store, quiz));
    } catch (error) {
      console.error(error);
      leave(form);
      // what some of the questions are worth is no result
      quiz.end = undefined;
    }
  });
  run("mounted", quiz);
  const { end } = quiz;

  /** Show the questions of this try. @param {boolean} anew */
  const draw = (anew) => {
    const left = run("draw", quiz, anew);
    if (left.length) questions.forEach((question) => (question.form.hidden = !left.every((ids) => ids.includes(question.id))));
  };

  /** The questions as their records say, and the result once all are answered. */
  const refresh = () => {
    runAll(questions.map(({ sync }) => () => sync()));
    run("synced", quiz);
    if (!end) return;
    const round = quiz.drawn();
    end.hidden = round.some(({ score }) => score() === undefined);
    if (end.hidden) return;
    const rows = round.map((question) => ({ ...question, score: question.score() || 0 }));
    run("value", quiz, rows);
    const result = bankResult(rows, quiz.pass);
    const { earned, total, best, passed } = result;
    const links = rows.flatMap(({ score, form }) => (score < 1 ? all(form, "[data-fix] [data-review] a").flatMap((link) => [" ", link.cloneNode(true)]) : []));
    const canMend = round.some(({ form }) => all(form, FIELDS).length);
    fill(
      all(end, "span")[0],
      // opinions earn nothing
      ...(total
        ? [make("strong", "", earnedOf(decimal(earned), decimal(total), percent(best))), passed ? passedWords : (canMend ? failed : failedForNow)(percent(quiz.pass))]
        : [notices.done]),
      ...(links.length ? [make("span", "review", toReview, ...links)] : []),
    );
    // a quiz of one question is over when it is: each of its tries would end it
    if (passed || round[1]) all(section, "[data-fix]").forEach((fix) => (fix.hidden = false));
    run("told", quiz, rows);
    end.classList.toggle("passed", passed);
    section.toggleAttribute("data-passed", passed);
    const record = store.get("bank", id);
    const anew = scored(record, result, Math.max(...round.map(({ at }) => at())));
    if (anew !== record) {
      store.update("bank", id, () => anew);
      changed();
    }
    if (passed) section.dispatchEvent(new Event("tremplin:passed", { bubbles: true }));
  };
  if (end) {
    end.tabIndex = -1;
    all(end, "button")[0].onclick = () => {
      questions.forEach(({ restart }) => restart());
      draw(true);
      run("shuffle", quiz);
      refresh();
      all(quiz.drawn()[0].form, FIELDS)[0].focus();
    };
  }
  return () => {
    draw(false);
    refresh();
  };
};

/**
 * @typedef {object} Quiz
 * @property {HTMLElement} section
 * @property {import("../lib/store.js").Store} store
 * @property {string} id of its record
 * @property {any} end where the result is told; undefined for a question alone, and where some question is lost
 * @property {number} pass share from 0 to 1 @property {number} tries
 * @property {number} reveal tries before the correction may be seen
 * @property {number} penalty share that each try costs
 * @property {import("./question.js").Question[]} questions
 * @property {() => import("./question.js").Question[]} drawn the questions of this try, in their order
 * @property {(form: HTMLElement) => HTMLElement|undefined} next the one to go to: that follows, else left out
 */
