/** « Relevé de formation »: the form that is printed, filled with what this device has kept. */
import { courseGoing, coursePassed, goalReached, goalWeak, locale, stepKnown, stepToDo } from "words";
import { all } from "../../lib/dom.js";
import { duration } from "../../lib/durations.js";
import { percent } from "../../lib/numbers.js";
import { mount } from "../../lib/page.js";
import { named } from "../../records/learner.js";
import { statementOf } from "./statement.js";

/** @param {number} time */
const day = (time) => new Date(time).toLocaleDateString(locale, { day: "2-digit", month: "2-digit", year: "numeric" });

mount("[data-statement]", (page, store) => {
  /** @type {(name: string) => HTMLElement} */
  const part = (name) => all(page, `[data-${name}]`)[0];
  const [name] = /** @type {HTMLInputElement[]} */ (all(page, "#name"));
  const keep = /** @type {HTMLInputElement} */ (part("keep"));
  const rows = all(page, "[data-step]");
  const goals = all(page, "[data-asked]");
  const steps = rows.map(({ dataset }) => ({
    id: /** @type {string} */ (dataset.step),
    minutes: Number(dataset.minutes),
    quizzes: (dataset.quizzes || "").split(" ").filter(Boolean),
  }));

  let kept = "";
  // some browsers tick again what was ticked before a reload
  keep.checked = false;
  const remember = () => {
    const wanted = keep.checked ? name.value.trim() : "";
    if (wanted === kept) return;
    kept = wanted;
    store.update("learner", "", (_, now) => named(wanted, now));
  };
  /** What was kept, or erased, elsewhere. */
  const recall = () => {
    const { name: now = "" } = store.get("learner", "");
    if (now === kept) return;
    if (name.value.trim() === kept) name.value = now;
    keep.checked = !!now;
    kept = now;
  };
  name.addEventListener("change", remember);
  keep.addEventListener("change", remember);
  // some phones print from their own menu only
  part("print").hidden = !window.print;
  part("print").addEventListener("click", () => window.print());
  part("acts").hidden = false;

  return () => {
    recall();
    const { started, completed, done, score, minutes, first, last, ...found } = statementOf(page, steps, goals.map(({ dataset }) => dataset.asked || ""), store);
    part("nothing").hidden = started;
    // a form to fill by hand
    if (!started) return;
    /** @param {string} place @param {string|number} text */
    const write = (place, text) => all(page, `[data-${place}]`).forEach((where) => (where.textContent = String(text)));
    write("today", day(Date.now()));
    write("first", day(first));
    write("last", day(last));
    write("done", done);
    write("score", percent(score));
    write("result", completed ? coursePassed : courseGoing);
    write("time", duration(minutes));
    rows.forEach((row, n) => {
      const { done: at, isKnown, score: best } = found.steps[n];
      const [, when, quiz] = all(row, "td");
      when.textContent = at ? (isKnown ? stepKnown(day(at)) : day(at)) : stepToDo;
      if (steps[n].quizzes.length) quiz.textContent = best === undefined ? "–" : percent(best);
    });
    goals.forEach((goal, n) => {
      const state = found.goals[n];
      goal.classList.toggle("reached", state === true);
      all(goal, "b")[0].textContent = state === undefined ? "" : `(${state ? goalReached : goalWeak})`;
    });
  };
});
