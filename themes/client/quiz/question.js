/** One question of a quiz: it is marked at once, says why, and says what to do next. */
import { nextQuestion, partial, right, seeResult, triesLeft, wrong } from "words";
import { UNANSWERED } from "../kinds/verdict.js";
import { all, make } from "../lib/dom.js";
import { changed } from "../lib/page.js";
import { answered, restarted, worth } from "../records/question.js";
import { kinds, notices, run } from "./registry.js";

Object.assign(notices, { right, partial, wrong });
/** what one answers with */
export const FIELDS = "[name^=q]:enabled";

/**
 * @param {HTMLElement} form
 * @param {import("../lib/store.js").Store} store
 * @param {import("./quiz.js").Quiz} quiz
 * @returns {Question}
 */
export const mountQuestion = (form, store, quiz) => {
  const { kind: name = "", key: json = "", q: id = "", points, o: objective } = form.dataset;
  const { tries, reveal, penalty } = quiz;
  const base = kinds[name];
  /** @type {import("./registry.js").Kind} */
  const kind = Object.assign({}, base, ...run("kind", base, form));
  const key = JSON.parse(json);
  const [action, button, said, fix] = all(form, "[data-do], [data-do] button, [data-said], [data-fix]");
  const fieldset = /** @type {HTMLFieldSetElement} */ (all(form, "fieldset")[0]);
  const check = button.textContent;
  if (kind.mount) kind.mount(form, key);
  /** @type {number|undefined|null} the time of the record that the page shows; null before the first */
  let at = null;
  /** @type {number|undefined} what the answer is worth now, if there is one */
  let score;

  /** @param {string} selector copies of parts of the correction */
  const copies = (selector) => all(fix, selector).map((part) => part.cloneNode(true));

  /** @param {boolean} over @param {boolean} solved @param {boolean} shown whether the correction may be seen @param {...(string|Node)} parts */
  const show = (over, solved, shown, ...parts) => {
    const focused = form.contains(document.activeElement);
    const next = quiz.next(form);
    said.replaceChildren(...parts);
    fieldset.disabled = over;
    fix.hidden = solved || !(over || shown);
    fix.toggleAttribute("open", over);
    button.textContent = !over ? check : next ? nextQuestion : seeResult;
    action.hidden = over ? !next && !quiz.end : !!kind.own;
    // a field that closes must not lose the focus
    if (focused && over) (action.hidden ? said : button).focus();
  };

  const restart = () => store.update("question", id, (record) => restarted(record, Date.now()));

  /** @param {import("../kinds/verdict.js").Verdict} verdict @param {number} used tries */
  const say = ({ state, feedback, notice }, used) => {
    const isRight = state === "right" || state === "done";
    const over = isRight || used >= (kind.once ? 1 : tries);
    const left = tries - used;
    kind.paint(form, key, state);
    show(
      over,
      isRight,
      used >= reveal,
      make("p", `verdict ${state}`, notices[state] || (notice ? "" : kind.ask), notice ? ` ${notices[notice]}` : ""),
      ...feedback.flatMap((answer) => copies(`[data-a="${answer}"] > div`)),
      ...(state === "partial" ? copies("[data-partial]") : []),
      ...(isRight ? copies("[data-why]") : state === "unanswered" ? [] : copies("[data-review]")),
      ...(over && !isRight ? copies("[data-final]") : []),
      ...(kind.after && used ? kind.after(question) : []),
      ...(over || !used || left === Infinity ? [] : [make("p", "", triesLeft(left))]),
    );
  };

  /** The verdict on what is kept, which may be anything. @param {any} response @param {boolean} isPut whether it has to be put in the form */
  const found = (response, isPut) => {
    try {
      if (isPut) kind.write(form, response);
      return kind.mark(key, kind.read(form));
    } catch (_) {
      kind.write(form, []);
      return UNANSWERED;
    }
  };

  /** Show what the record says, unless it is shown already. @param {boolean} [typed] */
  const sync = (typed) => {
    const { at: saved, score: marked, response, tries: used = 0 } = store.get("question", id);
    if (saved === at) return;
    // what was answered while the script was loading stays
    const isFirst = at === null && response === undefined;
    at = saved;
    const verdict = found(response === undefined ? [] : response, !typed && !isFirst);
    // what an exam was handed in without (its record says `blank`; version 1 did not always note it)
    const isLeft = verdict.state === "unanswered" && marked === 0 && "exam" in quiz.section.dataset;
    const shown = isLeft ? { ...UNANSWERED, state: /** @type {"wrong"} */ ("wrong") } : verdict;
    // nothing in this round, or an answer that the course no longer has: then it is asked again
    score = marked === undefined || shown.state === "unanswered" ? undefined : worth(shown.score, used, penalty);
    if (score !== undefined) return say(shown, used);
    kind.paint(form, key, "");
    show(false, false, false);
  };

  /** @type {Question["answer"]} */
  const answer = (isFinal) => {
    const response = kind.read(form);
    const verdict = kind.mark(key, response);
    const blank = verdict.state === "unanswered";
    if (blank && !isFinal) {
      // what was written is kept while it is compared with the model
      if (verdict.notice === "self") store.update("question", id, (record) => ({ ...record, response }));
      say(verdict, 0);
      return false;
    }
    store.update("question", id, (record) => ({ ...answered(record, response, verdict, Date.now()), ...(blank ? { blank } : {}) }));
    sync(true);
    return true;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (fieldset.disabled) {
      const target = quiz.next(form);
      return all(target || quiz.section, target ? `${FIELDS}, [data-do] button` : "[data-end]")[0].focus();
    }
    // this quiz's result, the same question elsewhere on the page, the ticks
    Promise.all(run("ready", question)).then(() => answer() && changed());
  });
  said.tabIndex = -1;

  /** @type {Question} */
  const question = {
    form,
    sync,
    answer,
    restart,
    objective,
    points: Number(points || 1),
    score: () => score,
    at: () => at || 0,
    id,
    forget: () => {
      at = null;
    },
    isBlank: () => kind.mark(key, kind.read(form)).state === "unanswered",
    review: () => copies("[data-review] a")[0],
  };
  return question;
};

/**
 * @typedef {object} Question
 * @property {HTMLElement} form
 * @property {string} id
 * @property {string|undefined} objective
 * @property {number} points
 * @property {() => number|undefined} score what the answer is worth now, if there is one
 * @property {() => number} at when it was given
 * @property {() => boolean} isBlank
 * @property {(isFinal?: boolean) => boolean} answer marks and notes what is in the form, nothing too if it is final; whether it did
 * @property {() => void} restart
 * @property {() => void} sync
 * @property {() => void} forget what was answered before has to be shown again
 * @property {() => Node|undefined} review the link to what should be read again
 */
