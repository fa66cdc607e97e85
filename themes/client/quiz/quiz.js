/** Quizzes: each question is marked at once, says why, and says what to do next. */
import { all, make } from "../lib/dom.js";
import { answered, bankResult, restarted } from "../lib/progress.js";

/** @type {Record<string, string>} */
const WORDS = { right: "Juste !", partial: "En partie juste.", almost: "Presque !", wrong: "Pas tout à fait.", done: "C’est noté." };
/** @type {Record<string, string>} */
const NOTICES = {
  spelling: "Il reste une petite erreur d’écriture : relisez, accents et majuscules compris.",
  unit: "Vérifiez l’unité.",
  self: "Comparez avec le modèle, cochez ce que votre texte contient, puis vérifiez de nouveau.",
  "not-a-number": "Écrivez un nombre, par exemple 12,5.",
};

/** what one answers with */
const FIELDS = ["input", "select", "textarea", "button"].map((tag) => `fieldset:enabled ${tag}`).join();

/** « 1,5 » @param {number} value */
const decimal = (value) => String(Math.round(value * 100) / 100).replace(".", ",");
/** @param {number} share */
const percent = (share) => `${Math.floor(share * 100 + 1e-9)}\u00a0%`;

/** In a random order (Fisher-Yates). @template T @param {T[]} rows @returns {T[]} */
const shuffled = (rows) => {
  const left = rows.slice();
  return rows.map(() => left.splice(Math.random() * left.length, 1)[0]);
};

/** @type {import("../globals.js").Component} */
export const mountQuiz = (section, store) => {
  const { kinds } = window.tremplin;
  const { quiz: bank, draw } = section.dataset;
  const pass = Number(section.dataset.pass);
  const tries = Number(section.dataset.tries) || Infinity;
  const [end] = all(section, "[data-end]");
  /** the questions of this try, in their order */
  const drawn = () => questions.filter(({ form }) => !form.hidden);

  /** @param {HTMLElement} form */
  const mountQuestion = (form) => {
    const { kind: name = "", key: json = "", q, points } = form.dataset;
    const kind = kinds[name];
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

    /** The question to go to from here: the one that follows, else one that was left out. */
    const next = () => {
      const rows = drawn();
      const after = rows[rows.findIndex((row) => row.form === form) + 1];
      return (after || rows.find((row) => row.score() === undefined) || {}).form;
    };
    /** @param {string} selector copies of parts of the correction */
    const copies = (selector) => all(fix, selector).map((part) => part.cloneNode(true));

    /** @param {boolean} over @param {boolean} solved @param {...(string|Node)} parts */
    const show = (over, solved, ...parts) => {
      const focused = form.contains(document.activeElement);
      said.replaceChildren(...parts);
      fieldset.disabled = over;
      fix.hidden = !over || solved;
      fix.toggleAttribute("open", over);
      button.textContent = !over ? check : next() ? "Question suivante" : "Voir mon résultat";
      action.hidden = over ? !next() && !end : !!kind.own;
      // a field that closes must not lose the focus
      if (focused && over) (action.hidden ? said : button).focus();
    };

    const restart = () => store.update(id, (record) => restarted(record, Date.now()));
    /** Begin again what has no right answer to wait for. */
    const again = () => {
      const button = /** @type {HTMLButtonElement} */ (make("button", "btn quiet", "Refaire"));
      button.type = "button";
      button.onclick = () => {
        restart();
        sync();
        all(form, FIELDS)[0].focus();
      };
      return button;
    };

    /** @param {import("../lib/marking/shared.js").Verdict} verdict @param {number} used tries */
    const say = ({ state, feedback, notice }, used) => {
      const isRight = state === "right" || state === "done";
      const over = isRight || used >= tries || (!!kind.once && used > 0);
      const left = tries - used;
      kind.paint(form, key, state);
      show(
        over,
        isRight,
        make("p", `verdict ${state}`, WORDS[state] || (notice ? "" : kind.ask), notice ? ` ${NOTICES[notice]}` : ""),
        ...feedback.flatMap((answer) => copies(`[data-a="${answer}"] > div`)),
        ...(isRight ? copies("[data-why]") : state === "unanswered" ? [] : copies("[data-review]")),
        ...(kind.tell && used ? [make("p", "", kind.tell(key, kind.read(form)))] : []),
        ...(over && kind.once ? [again()] : []),
        ...(over || !used || left === Infinity ? [] : [make("p", "", `Il vous reste ${left}\u00a0essai${left > 1 ? "s" : ""}.`)]),
      );
    };

    /** Show what the record says, unless it is shown already. @param {boolean} [typed] */
    const sync = (typed) => {
      const { at: saved, s, last, t } = store.get(id);
      if (saved === at) return;
      // what was answered while the script was loading stays
      const isFirst = at === null && last === undefined;
      at = saved;
      if (!typed && !isFirst) kind.write(form, last === undefined ? [] : last);
      const verdict = kind.mark(key, kind.read(form));
      // nothing in this round, or an answer that the course no longer has: then it is asked again
      score = s === undefined || verdict.state === "unanswered" ? undefined : verdict.score;
      if (score !== undefined) return say(verdict, t || 0);
      kind.paint(form, key, "");
      show(false, false);
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (fieldset.disabled) {
        const target = next();
        return all(target || section, target ? `${FIELDS}, [data-do] button` : "[data-end]")[0].focus();
      }
      const response = kind.read(form);
      const verdict = kind.mark(key, response);
      if (verdict.state === "unanswered") {
        // what was written is kept while it is compared with the model
        if (verdict.notice === "self") store.update(id, (record) => Object.assign(record, { last: response }));
        return say(verdict, 0);
      }
      store.update(id, (record) => answered(record, response, verdict, Date.now()));
      sync(true);
      // this quiz's result, the same question elsewhere on the page, the ticks
      document.dispatchEvent(new Event("tremplin:progress"));
    });
    said.tabIndex = -1;

    return {
      form,
      sync,
      score: () => score,
      points: Number(points || 1),
      review: () => copies("[data-review] a")[0],
      restart,
    };
  };

  const questions = all(section, "form.q").map(mountQuestion);

  const summarise = () => {
    if (!end) return;
    end.hidden = drawn().some(({ score }) => score() === undefined);
    if (end.hidden) return;
    const rows = drawn().map(({ points, score, review }) => ({ points, score: score() || 0, review }));
    const { earned, total, share, passed } = bankResult(rows, pass);
    const links = rows.flatMap(({ score, review }) => (score < 1 && review() ? [" ", review()] : []));
    all(end, "span")[0].replaceChildren(
      make("strong", "", `${decimal(earned)} sur ${decimal(total)}, soit ${percent(share)}. `),
      passed ? "Quiz réussi." : `Il faut ${percent(pass)} : corrigez vos réponses ou recommencez.`,
      ...(links.length ? [make("span", "review", "À revoir :", ...links)] : []),
    );
    end.classList.toggle("passed", passed);
    section.toggleAttribute("data-passed", passed);
    if (passed) section.dispatchEvent(new Event("tremplin:passed", { bubbles: true }));
  };

  /** @param {boolean} anew */
  const drawQuestions = (anew) => {
    if (!draw) return;
    const known = questions.map(({ form }) => form.dataset.q);
    const count = Math.min(Number(draw), known.length);
    const saved = store.get(`b/${bank}`).drawn;
    let ids = Array.isArray(saved) ? saved.filter((id) => known.includes(id)) : [];
    if (anew || ids.length !== count) {
      ids = shuffled(known).slice(0, count);
      store.update(`b/${bank}`, () => ({ drawn: ids }));
    }
    questions.forEach(({ form }) => {
      form.hidden = !ids.includes(form.dataset.q);
    });
  };

  const sync = () => {
    // a learner who has begun to answer, while the script was loading or in another tab, keeps these questions
    if (!all(section, ":enabled:checked").length) drawQuestions(false);
    questions.forEach((question) => question.sync());
    summarise();
  };

  if (end) {
    end.tabIndex = -1;
    all(end, "button")[0].onclick = () => {
      questions.forEach(({ restart }) => restart());
      drawQuestions(true);
      if ("shuffle" in section.dataset) {
        questions.splice(0, Infinity, ...shuffled(questions));
        questions.forEach(({ form }) => {
          end.before(form);
          all(form, "fieldset").forEach((box) => box.append(...shuffled(all(box, ".answer"))));
        });
      }
      questions.forEach((question) => question.sync());
      summarise();
      all(drawn()[0].form, FIELDS)[0].focus();
    };
  }
  return sync;
};
