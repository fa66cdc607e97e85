/** Quizzes: each question is marked at once, says why, and says what to do next. */
import { all, make } from "../lib/dom.js";
import { answered, bankResult, restarted } from "../lib/progress.js";

const CHECK = "Vérifier ma réponse";
const WORDS = { right: "Juste !", partial: "En partie juste.", almost: "Presque !", wrong: "Pas tout à fait.", unanswered: "" };
/** @type {Record<string, string>} */
const NOTICES = {
  spelling: "Il reste une petite erreur d’écriture. Relisez votre réponse.",
  unit: "Vérifiez l’unité.",
  "not-a-number": "Écrivez un nombre, par exemple 12,5.",
};

/** « 1,5 » @param {number} value */
const decimal = (value) => String(Math.round(value * 100) / 100).replace(".", ",");
/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)}\u00a0%`;

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
  const [end] = all(section, ".end");

  /** @param {HTMLElement} form */
  const mountQuestion = (form) => {
    const { kind: name = "", key: json = "", q, points } = form.dataset;
    const kind = kinds[name];
    const key = JSON.parse(json);
    const id = `q/${q}`;
    const [action, button, said, fix] = all(form, ".q-do, .q-do button, .said, .fix");
    const fieldset = /** @type {HTMLFieldSetElement} */ (all(form, "fieldset")[0]);
    /** @type {number|undefined} the time of the record that the page shows */
    let at;

    const next = () => {
      const rows = questions.filter((other) => !other.form.hidden).map((other) => other.form);
      return rows[rows.indexOf(form) + 1];
    };
    /** @param {string} selector copies of parts of the correction */
    const copies = (selector) => all(fix, selector).map((part) => part.cloneNode(true));

    /** @param {boolean} over @param {boolean} solved @param {...(string|Node)} parts */
    const show = (over, solved, ...parts) => {
      said.replaceChildren(...parts);
      fieldset.disabled = over;
      fix.hidden = !over || solved;
      fix.toggleAttribute("open", over);
      button.textContent = !over ? CHECK : next() ? "Question suivante" : "Voir mon résultat";
      action.hidden = over && !next() && !end;
    };

    /** @param {import("../lib/marking/shared.js").Verdict} verdict @param {number} used tries */
    const say = ({ state, feedback, notice }, used) => {
      const isRight = state === "right";
      const over = isRight || used >= tries;
      const left = tries - used;
      const words = WORDS[state] || (notice ? "" : kind.ask);
      kind.paint(form, key, state);
      show(
        over,
        isRight,
        make("p", `verdict ${state}`, words, notice ? ` ${NOTICES[notice]}` : ""),
        ...feedback.flatMap((answer) => copies(`[data-a="${answer}"] > div`)),
        ...(isRight ? copies("[data-why]") : state === "unanswered" ? [] : copies("[data-review]")),
        ...(over || left > tries - 1 || tries === Infinity ? [] : [make("p", "", `Il vous reste ${left}\u00a0essai${left > 1 ? "s" : ""}.`)]),
      );
    };

    /** Show what the record says, unless it is shown already. @param {boolean} [typed] */
    const sync = (typed) => {
      const { at: saved, s, last, t } = store.get(id);
      if (saved === at && action.dataset.on) return;
      at = saved;
      action.dataset.on = "1";
      if (!typed) kind.write(form, s === undefined ? [] : last);
      const verdict = kind.mark(key, kind.read(form));
      if (s !== undefined && verdict.state !== "unanswered") return say(verdict, t || 0);
      // nothing saved in this round, or an answer that the course no longer has
      kind.paint(form, key, "");
      show(false, false);
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (fieldset.disabled) {
        const [target] = all(next() || section, next() ? "fieldset:enabled input, .q-do button" : ".end");
        return target.focus();
      }
      const response = kind.read(form);
      const verdict = kind.mark(key, response);
      if (verdict.state === "unanswered") return say(verdict, 0);
      store.update(id, (record) => answered(record, response, verdict, Date.now()));
      sync(true);
      summarise();
    });

    return {
      form,
      sync,
      row: () => ({ points: Number(points || 1), score: store.get(id).s, links: copies("[data-review] a") }),
      restart: () => store.update(id, (record) => restarted(record, Date.now())),
    };
  };

  const questions = all(section, "form.q").map(mountQuestion);

  const summarise = () => {
    if (!end) return;
    const rows = questions.filter(({ form }) => !form.hidden).map(({ row }) => row());
    end.hidden = rows.some(({ score }) => score === undefined);
    if (end.hidden) return;
    const { earned, total, share, passed } = bankResult(rows, pass);
    const links = rows.flatMap(({ score, links: [link] }) => (score < 1 && link ? [" ", link] : []));
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
    let drawn = (store.get(`b/${bank}`).drawn || []).filter((/** @type {string} */ id) => known.includes(id));
    if (anew || drawn.length !== count) {
      drawn = shuffled(known).slice(0, count);
      store.update(`b/${bank}`, () => ({ drawn }));
    }
    questions.forEach(({ form }) => {
      form.hidden = !drawn.includes(form.dataset.q);
    });
  };

  const sync = () => {
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
      sync();
      all(section, ".q:not([hidden]) input")[0].focus();
    };
  }
  // a learner who has begun to answer while the script was loading keeps the questions there are
  if (!all(section, ":checked").length) drawQuestions(false);
  return sync;
};
