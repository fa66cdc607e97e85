/** One question of a quiz: it is marked at once, says why, and says what to do next. */
import { corrected, correctedAgain, nextQuestion, notQuite, partial, right, seeResult, triesLeft, wrong } from "words";
import { UNANSWERED } from "../kinds/verdict.js";
import { all, fill, make } from "../lib/dom.js";
import { changed } from "../lib/page.js";
import { answered, editionOf, restarted, worth } from "../records/question.js";
import { FIELDS } from "./fields.js";
import { isWhole, kinds, notices, run } from "./registry.js";

Object.assign(notices, { right, partial, wrong });

/** Whether a field is not as the page came. @param {any} field */
const isTouched = (field) =>
  field.selectedIndex > 0 || field.checked !== field.defaultChecked || ("defaultValue" in field && field.value !== field.defaultValue);

/**
 * @param {HTMLElement} form
 * @param {import("../lib/store.js").Store} store
 * @param {import("./quiz.js").Quiz} quiz
 * @returns {Question}
 */
export const mountQuestion = (form, store, quiz) => {
  const { kind: name, key: json, q: id, points, o: objective } = /** @type {Record<string, string>} */ (form.dataset);
  if (!isWhole(form)) throw Error(id);
  const { tries, reveal, penalty } = quiz;
  const kind = { ...kinds[name] };
  run("kind", kind, form);
  const key = JSON.parse(json);
  const edition = editionOf(json);
  /** what its records say they answer: another kind's are no answer to this one */
  const as = kind.as ? kind.as(key) : name;
  const [action, button, said, fix] = /** @type {HTMLButtonElement[]} */ (all(form, "[data-do], [data-do] button, [data-said], [data-fix]"));
  const fieldset = /** @type {HTMLFieldSetElement} */ (all(form, "fieldset")[0]);
  const check = button.textContent;
  /** whether the form holds what the learner put there, in this page, and did not check yet */
  let isEdited = all(form, FIELDS).some(isTouched);
  if (kind.mount) kind.mount(form, key);
  /** @type {number|undefined|null} the time of the record that the page shows; null before the first */
  let at = null;
  /** @type {number|undefined} what the answer is worth now, if there is one */
  let score;
  /** tries that it took */
  let used = 0;
  /** what to say of an answer to another edition of it */
  let note = "";

  /** @param {string} selector copies of parts of the correction */
  const copies = (selector) => all(fix, selector).map((part) => part.cloneNode(true));

  /** @param {boolean} over @param {boolean} open whether the correction is shown @param {boolean} shown whether it may be seen @param {...(string|Node)} parts */
  const show = (over, open, shown, ...parts) => {
    const focused = form.contains(document.activeElement);
    const next = quiz.next(form);
    fill(said, ...(note ? [make("p", "facts", note)] : []), ...parts);
    fieldset.disabled = over;
    fix.hidden = !shown;
    fix.toggleAttribute("open", open);
    button.textContent = !over ? check : next ? nextQuestion : seeResult;
    action.hidden = over ? !next && !quiz.end : !!kind.own;
    // a field that closes must not lose the focus
    if (focused && over) (action.hidden ? said : button).focus();
  };

  const restart = () => store.update("question", id, restarted);

  /** @param {import("../kinds/verdict.js").Verdict} verdict */
  const say = ({ state, feedback, notice }) => {
    const isRight = state === "right" || state === "done";
    const over = isRight || used >= (kind.once ? 1 : tries);
    const left = tries - used;
    const faults = kind.paint(form, key, state) || [];
    // what earns nothing may hold something right
    const words = state === "wrong" && all(form, "[data-mark=right]").length ? notQuite : notices[state];
    show(
      over,
      over && !isRight,
      over || used >= reveal,
      make("p", `verdict ${state}`, words || (notice ? "" : kind.ask), notice ? ` ${notices[notice]}` : ""),
      ...faults,
      ...feedback.flatMap((answer) => copies(`[data-a="${answer}"] > div`)),
      ...copies(`[data-${state}] > *`),
      ...(isRight ? copies("[data-why]") : state === "unanswered" ? [] : copies("[data-review]")),
      ...(over && !isRight ? copies("[data-final] > *") : []),
      ...(kind.after && used ? kind.after(question) : []),
      ...(!over && used && left < Infinity ? [make("p", "", triesLeft(left))] : []),
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

  const keepDraft = () => {
    isEdited = true;
    const response = kind.read(form);
    store.update("question", id, (record) => ({ ...record, draft: [as, response] }));
  };
  /** What is not checked yet is there again when the page comes back, or was put there in another tab. */
  const putDraft = () => {
    const { draft = [] } = store.get("question", id);
    if (!isEdited && draft[0] === as) found(draft[1], true);
  };

  /** Show what the record says, unless it is shown already. @param {boolean} [isThere] whether the form has its answer, to be marked again */
  const sync = (isThere) => {
    const { at: saved, score: marked, response: kept, kind: answeredAs = as, key: old = edition, tries = 0 } = store.get("question", id);
    if (saved === at && !isThere) return;
    const isFirst = at === null;
    // an answer of another tab does not take what is being written here; a copy that is handed in does
    if (isEdited && !isFirst && !isThere && !("exam" in quiz.section.dataset)) {
      [at, used] = [saved, tries];
      return keepDraft();
    }
    const response = answeredAs === as ? kept : undefined;
    const mine = isEdited && !isThere ? kind.read(form) : null;
    isEdited = false;
    // what was answered while the script was loading stays
    const verdict = found(response === undefined ? [] : response, !isThere && !(isFirst && response === undefined));
    // nothing in this round, or an answer that the course no longer has: then it is asked again
    score = marked === undefined || verdict.state === "unanswered" ? undefined : worth(verdict.score, tries, penalty);
    used = score === undefined ? 0 : tries;
    // who was right and still is need not know; what opens later marks the same answer once more
    if (saved !== at) note = old === edition || /** @type {any} */ (marked) * verdict.score >= 1 ? "" : score === undefined ? correctedAgain : corrected;
    at = saved;
    if (score !== undefined) say(verdict);
    else {
      if (marked !== undefined) kind.write(form, []);
      kind.paint(form, key, "");
      show(false, false, false);
    }
    // what is closed shows its answer, were something else being written in another tab
    if (!isFirst || fieldset.disabled) return;
    if (mine) {
      kind.write(form, mine);
      keepDraft();
    } else putDraft();
  };

  /** @type {Question["answer"]} */
  const answer = (isFinal) => {
    if (isFinal) putDraft();
    const response = kind.read(form);
    const verdict = kind.mark(key, response);
    const blank = verdict.state === "unanswered";
    if (blank && !isFinal) {
      say(verdict);
      return false;
    }
    store.update("question", id, (record, now) => ({ ...answered({ ...record, tries: used }, response, verdict, now), key: edition, kind: as, ...(blank ? { blank } : {}) }));
    sync(true);
    return true;
  };

  form.addEventListener("input", keepDraft);
  let isMarking = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { top } = button.getBoundingClientRect();
    if (fieldset.disabled) {
      const target = quiz.next(form);
      return all(target || quiz.section, target ? `${FIELDS}, [data-do] button` : "[data-end]")[0].focus();
    }
    if (isMarking) return;
    const awaited = run("ready", question);
    // what is answered while the key comes is answered once
    isMarking = awaited.some(Boolean);
    const free = () => (isMarking = false);
    // this quiz's result, the same question elsewhere on the page, the ticks
    Promise.all(awaited).then(() => {
      free();
      if (answer()) changed();
      // what was tapped stays under the finger, or the verdict takes its place; a button that does not show is at 0
      if (top) scrollBy(0, (action.hidden ? said : button).getBoundingClientRect().top - top);
    }, free);
  });
  said.tabIndex = -1;
  // until now nothing could be submitted
  button.disabled = false;

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
 * @property {(isFinal?: boolean) => boolean} answer marks and notes what is in the form, nothing too if it is final; whether it did
 * @property {() => void} restart
 * @property {(isThere?: boolean) => void} sync shows what the record says, though it was shown, and leaves the form as it is if its answer is there
 */
