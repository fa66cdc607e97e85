/** An exam: one try, the answers at the end; and time that is counted where the author asks. */
import { addMinutes, blanksLeft, handIn as handInWords, minutesAdded, oneMinuteLeft, startClock, timeIsUp, timeLeft } from "words";
import { all, fill, make } from "../../lib/dom.js";
import { quietButton } from "../../lib/button.js";
import { changed, store } from "../../lib/page.js";
import { features, isWhole, run } from "../../quiz/registry.js";

const MINUTE = 60_000;
/** minutes that the learner may add, as often as needed (WCAG 2.2.1) */
const MORE = 5;

/** what the forms are @type {WeakMap<HTMLElement, import("../../quiz/registry.js").Kind>} */
const kinds = new WeakMap();

/** What the copy was handed in without is wrong (its record says `blank`; version 1 did not always note it). @param {import("../../quiz/question.js").Question} question */
const markBlanks = ({ form, id }) => {
  const kind = /** @type {import("../../quiz/registry.js").Kind} */ (kinds.get(form));
  const { mark } = kind;
  kind.mark = (key, response) => {
    const verdict = mark(key, response);
    const isLeft = verdict.state === "unanswered" && store.get("question", id).score === 0;
    return isLeft ? { ...verdict, state: "wrong" } : verdict;
  };
};
/** @param {import("../../quiz/question.js").Question} question */
const isBlank = ({ form }) => {
  const kind = /** @type {import("../../quiz/registry.js").Kind} */ (kinds.get(form));
  return kind.mark(JSON.parse(form.dataset.key || ""), kind.read(form)).state === "unanswered";
};

/** @param {import("../../quiz/quiz.js").Quiz} quiz */
const mountExam = (quiz) => {
  const { section, end } = quiz;
  const isExam = "exam" in section.dataset;
  const minutes = Number(section.dataset.minutes) || 0;
  if (!end || (!isExam && !minutes)) return;
  const told = make("p", "facts");
  told.setAttribute("role", "status");

  const handIn = () => {
    Promise.all(quiz.drawn().flatMap((question) => run("ready", question))).then(() => {
      quiz.drawn().forEach((question) => question.score() === undefined && question.answer(true));
      changed();
      end.focus();
    });
  };
  if (isExam) {
    quiz.questions.forEach(markBlanks);
    // nothing is marked before the copy is handed in
    section.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
    let isWarned = false;
    const button = quietButton(handInWords, () => {
      const left = quiz.drawn().filter(isBlank).length;
      if (left && !isWarned) {
        isWarned = true;
        told.textContent = blanksLeft(left);
        return;
      }
      handIn();
    });
    button.classList.remove("quiet");
    button.dataset.hand = "";
    const row = make("p", "", button);
    end.before(row, told);
    // once it is handed in, there is nothing to hand in
    new MutationObserver(() => (row.hidden = told.hidden = !end.hidden)).observe(end, { attributes: true });
    end.addEventListener("click", () => (isWarned = false));
  }
  if (minutes) mountClock(quiz, minutes, isExam ? handIn : () => {});
};

/** @param {import("../../quiz/quiz.js").Quiz} quiz @param {number} minutes @param {() => void} whenOver */
const mountClock = ({ section, end }, minutes, whenOver) => {
  const clock = make("p", "clock");
  const said = make("span", "vh");
  said.setAttribute("role", "status");
  const shown = make("span", "");
  const forms = all(section, "form.q");
  let until = 0;
  let timer = 0;

  const more = quietButton(addMinutes(MORE), () => {
    until += MORE * MINUTE;
    said.textContent = minutesAdded(MORE);
    tick();
  });
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    const isOver = left <= 0;
    shown.textContent = isOver ? timeIsUp : timeLeft(Math.floor(left / 60), String(left % 60).padStart(2, "0"));
    if (left === 60) said.textContent = oneMinuteLeft;
    if (!isOver && end.hidden) return;
    clearInterval(timer);
    more.hidden = true;
    if (isOver && end.hidden) {
      said.textContent = timeIsUp;
      whenOver();
    }
  };
  const start = quietButton(startClock(minutes), () => {
    until = Date.now() + minutes * MINUTE;
    forms.forEach((form) => form.classList.remove("waiting"));
    fill(clock, shown, " ", more, said);
    timer = setInterval(tick, 1000);
    tick();
    all(forms.find((form) => !form.hidden) || section, "[name^=q]")[0].focus();
  });
  if (!end.hidden) return;
  clock.append(start);
  forms[0].before(clock);
  forms.forEach((form) => form.classList.add("waiting"));
};

features.push({
  name: "exam",
  mounted: mountExam,
  kind(kind, form) {
    kinds.set(form, kind);
    // a copy is handed in whole: with one question lost, none is asked
    const section = /** @type {HTMLElement} */ (form.closest("[data-quiz]"));
    if ("exam" in section.dataset && !all(section, "form.q").every(isWhole)) throw Error();
  },
});
