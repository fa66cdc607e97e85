/** Where one is in a long quiz, and its questions one by one where the author or the learner likes it so. */
import { allQuestions, following, oneQuestion, previous, questionOf } from "words";
import { actionButton, quietButton } from "../../lib/button.js";
import { all, make } from "../../lib/dom.js";
import { store } from "../../lib/page.js";
import { features } from "../../quiz/registry.js";
import { FIELDS } from "../../quiz/fields.js";
import { paced } from "../../records/reading.js";
import { passagesOf } from "./passages.js";

/** questions from which a quiz says where one is */
const LONG = 6;

/** what brings a quiz up to date when its questions changed @type {WeakMap<HTMLElement, () => void>} */
const updates = new WeakMap();
/** all the quizzes of the page, which share the choice @type {(() => void)[]} */
const every = [];
/** what the forms are @type {WeakMap<HTMLElement, import("../../quiz/registry.js").Kind>} */
const kinds = new WeakMap();

/** Whether something is answered, though nobody marked it yet. @param {import("../../quiz/question.js").Question} question */
const isFilled = ({ form, score }) => {
  const kind = /** @type {import("../../quiz/registry.js").Kind} */ (kinds.get(form));
  return score() !== undefined || kind.mark(JSON.parse(form.dataset.key || ""), kind.read(form)).state !== "unanswered";
};

/** @param {import("../../quiz/quiz.js").Quiz} quiz */
const mountPace = (quiz) => {
  const { section, end, questions } = quiz;
  const { pace, exam } = section.dataset;
  if (!end || (pace === undefined && Number(section.dataset.draw || questions.length) < LONG)) return;
  const said = make("span", "");
  const bar = make("span", "bar", make("i", ""));
  bar.setAttribute("aria-hidden", "true");
  const head = make("div", "pace", make("p", "", said, bar));
  const before = quietButton(previous, () => step(-1));
  const after = quietButton(following, () => step(1));
  // a question of an exam has no button of its own
  after.classList.toggle("quiet", exam === undefined);
  const nav = make("p", "turn", before, after);
  /** @type {import("../../quiz/question.js").Question|undefined} the question that the learner is at */
  let at;
  let wasOver = false;

  const isOne = () => {
    const { one } = store.get("reading");
    return one === undefined ? pace !== undefined : one > 0;
  };
  const [single, together] = [oneQuestion, allQuestions].map((words, n) =>
    actionButton("", words, () => {
      store.update("reading", "", (record, now) => paced(record, !n, now));
      every.forEach((update) => update());
    }),
  );
  head.append(make("p", "choice", single, together));

  const show = () => {
    const rows = quiz.drawn();
    const rank = at ? rows.indexOf(at) : -1;
    const one = isOne();
    const isOver = rows.every(({ score }) => score() !== undefined);
    if (rank < 0 || (wasOver && !isOver)) {
      const first = wasOver ? rows[0] : rows.find(({ score }) => score() === undefined);
      at = first || rows[rows.length - 1];
    }
    wasOver = isOver;
    const place = rows.indexOf(/** @type {any} */ (at));
    const filled = rows.filter(exam === undefined ? ({ score }) => score() !== undefined : isFilled).length;
    said.textContent = questionOf(place + 1, rows.length);
    /** @type {HTMLElement} */ (bar.firstChild).style.width = `${(100 * filled) / rows.length}%`;
    section.classList.toggle("one", one);
    // the question keeps its number
    [single, together].forEach((button, n) => button.setAttribute("aria-pressed", String(one === !n)));
    const { form } = /** @type {import("../../quiz/question.js").Question} */ (at);
    questions.forEach((question) => question.form.classList.toggle("now", question === at));
    const own = passagesOf(all(section, "[data-passage], form.q").map(({ dataset }) => dataset), form.dataset.part);
    all(section, "[data-passage]").forEach((passage) => passage.classList.toggle("now", own.includes(passage.dataset.passage || "")));
    nav.hidden = !one;
    // handed in at the end
    all(section, "[data-hand]").forEach((button) => button.classList.toggle("quiet", one && place + 1 < rows.length));
    const isAnswered = exam === undefined && !form.querySelector(FIELDS);
    // they keep their places; what the question itself offers is not offered twice
    before.classList.toggle("off", place < 1);
    after.classList.toggle("off", place + 1 >= rows.length || isAnswered);
  };

  /** @param {HTMLElement|undefined} form */
  const go = (form) => {
    at = questions.find((question) => question.form === form) || at;
    show();
    const [field] = form ? all(form, `${FIELDS}, [data-do]:not([hidden]) button, [data-said]`) : [end];
    const top = form ? head : end;
    if (top.getBoundingClientRect().top < 0 || !form) top.scrollIntoView();
    field.focus({ preventScroll: !!form && head.getBoundingClientRect().top >= 0 && innerHeight > form.offsetHeight });
  };
  /** @param {number} by */
  const step = (by) => {
    const rows = quiz.drawn();
    const next = rows[rows.findIndex((row) => row === at) + by];
    if (next) go(next.form);
  };

  section.addEventListener(
    "submit",
    (event) => {
      const form = /** @type {HTMLElement} */ (event.target);
      if (!isOne() || form.querySelector("fieldset:enabled")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(quiz.next(form));
    },
    true,
  );
  /** @param {Event} event */
  const follow = (event) => {
    const found = questions.find(({ form }) => form.contains(/** @type {Node} */ (event.target)));
    if (found) at = found;
    show();
  };
  section.addEventListener("focusin", follow);
  section.addEventListener("change", show);
  const parts = all(section, "form.q, [data-passage]");
  parts[0].before(head);
  parts[parts.length - 1].after(nav);
  updates.set(section, show);
  every.push(show);
};

features.push({
  kind: (kind, form) => void kinds.set(form, kind),
  mounted: mountPace,
  synced: ({ section }) => {
    const update = updates.get(section);
    if (update) update();
  },
});
