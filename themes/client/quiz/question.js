/** One question of a quiz: it is marked at once, says why, and says what to do next. */
import { all, make } from "../lib/dom.js";
import { answered, restarted, worth } from "../lib/progress.js";

/** @type {Record<string, string>} */
const WORDS = { right: "Juste !", partial: "En partie juste.", almost: "Presque !", wrong: "Pas tout à fait.", done: "C’est noté." };
/** what to say besides the state; kinds add theirs @type {Record<string, string>} */
export const NOTICES = {
  spelling: "Il reste une petite erreur d’écriture : relisez, accents et majuscules compris.",
};
/** what one answers with */
export const FIELDS = ["input", "select", "textarea", "button"].map((tag) => `fieldset:enabled ${tag}`).join();

/** @param {string} text @param {() => void} act */
export const quietButton = (text, act) => {
  const button = /** @type {HTMLButtonElement} */ (make("button", "btn quiet", text));
  button.type = "button";
  button.onclick = act;
  return button;
};

/**
 * @param {HTMLElement} form
 * @param {import("../lib/store.js").Store} store
 * @param {import("./quiz.js").Quiz} quiz
 */
export const mountQuestion = (form, store, quiz) => {
  const { kind: name = "", key: json = "", q, points, o: objective } = form.dataset;
  const { tries, reveal, penalty, isExam } = quiz;
  const base = window.tremplin.kinds[name];
  const kind = "protected" in form.dataset && window.tremplin.protect ? window.tremplin.protect(base, form) : base;
  const key = JSON.parse(json);
  const id = `q/${q}`;
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
    button.textContent = !over ? check : next ? "Question suivante" : "Voir mon résultat";
    action.hidden = isExam || (over ? !next && !quiz.end : !!kind.own);
    // a field that closes must not lose the focus
    if (focused && over) (action.hidden ? said : button).focus();
  };

  const ready = () => kind.prepare && kind.prepare();
  const restart = () => store.update(id, (record) => restarted(record, Date.now()));

  /** @param {import("../lib/marking/shared.js").Verdict} verdict @param {number} used tries */
  const say = ({ state, feedback, notice }, used) => {
    const isRight = state === "right" || state === "done";
    const over = isRight || used >= tries || (!!kind.once && used > 0);
    const left = tries - used;
    kind.paint(form, key, state);
    show(
      over,
      isRight,
      used >= reveal,
      make("p", `verdict ${state}`, WORDS[state] || (notice ? "" : kind.ask), notice ? ` ${NOTICES[notice]}` : ""),
      ...feedback.flatMap((answer) => copies(`[data-a="${answer}"] > div`)),
      ...(state === "partial" ? copies("[data-partial]") : []),
      ...(isRight ? copies("[data-why]") : state === "unanswered" ? [] : copies("[data-review]")),
      ...(over && !isRight ? copies("[data-final]") : []),
      ...(kind.tell && used ? [make("p", "", kind.tell(key, kind.read(form)))] : []),
      // what has no right answer to wait for can be done again
      ...(over && kind.once
        ? [
            quietButton("Refaire", () => {
              restart();
              sync();
              all(form, FIELDS)[0].focus();
            }),
          ]
        : []),
      ...(over || !used || left === Infinity ? [] : [make("p", "", `Il vous reste ${left}\u00a0essai${left > 1 ? "s" : ""}.`)]),
    );
  };

  /** Show what the record says, unless it is shown already. @param {boolean} [typed] */
  const sync = (typed) => {
    const { at: saved, s, last, t = 0, blank } = store.get(id);
    if (saved === at) return;
    // what was answered while the script was loading stays
    const isFirst = at === null && last === undefined;
    at = saved;
    if (!typed && !isFirst) kind.write(form, last === undefined ? [] : last);
    const verdict = blank ? Object.assign(kind.mark(key, null), { state: "wrong" }) : kind.mark(key, kind.read(form));
    // nothing in this round, or an answer that the course no longer has: then it is asked again
    score = s === undefined || verdict.state === "unanswered" ? undefined : worth(verdict.score, t, penalty);
    if (score !== undefined) return say(verdict, t);
    kind.paint(form, key, "");
    show(false, false, false);
  };

  /** Mark and note the answer; in an exam, one that is not given too. @returns {boolean} whether there was one */
  const answer = () => {
    const response = kind.read(form);
    const verdict = kind.mark(key, response);
    const blank = verdict.state === "unanswered";
    if (blank && !isExam) {
      // what was written is kept while it is compared with the model
      if (verdict.notice === "self") store.update(id, (record) => Object.assign(record, { last: response }));
      say(verdict, 0);
      return false;
    }
    store.update(id, (record) => Object.assign(answered(record, response, verdict, Date.now()), blank ? { blank } : {}));
    sync(true);
    return true;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isExam) return;
    if (fieldset.disabled) {
      const target = quiz.next(form);
      return all(target || quiz.section, target ? `${FIELDS}, [data-do] button` : "[data-end]")[0].focus();
    }
    // this quiz's result, the same question elsewhere on the page, the ticks
    const tell = () => answer() && document.dispatchEvent(new Event("tremplin:progress"));
    const wait = ready();
    if (wait) wait.then(tell);
    else tell();
  });
  said.tabIndex = -1;

  return {
    form,
    sync,
    answer,
    restart,
    objective,
    points: Number(points || 1),
    score: () => score,
    id,
    ready,
    /** What was answered before has to be shown again. */
    forget: () => {
      at = null;
    },
    isBlank: () => kind.mark(key, kind.read(form)).state === "unanswered",
    review: () => copies("[data-review] a")[0],
  };
};

/** @typedef {ReturnType<typeof mountQuestion>} Question */
