/** An exam: one try, the answers at the end; and time that is counted where the author asks. */
import { all, make } from "../lib/dom.js";
import { quietButton } from "./question.js";

const MINUTE = 60_000;
/** minutes that the learner may add, as often as needed (WCAG 2.2.1) */
const MORE = 5;

/** @param {import("./quiz.js").Quiz} quiz */
const mountExam = (quiz) => {
  const { section, end, isExam } = quiz;
  const minutes = Number(section.dataset.minutes) || 0;
  if (!isExam && !minutes) return;
  const told = make("p", "facts");
  told.setAttribute("role", "status");

  const handIn = () => {
    Promise.all(quiz.drawn().map((question) => question.ready())).then(() => {
      quiz.drawn().forEach((question) => question.score() === undefined && question.answer());
      document.dispatchEvent(new Event("tremplin:progress"));
      end.focus();
    });
  };
  if (isExam) {
    let isWarned = false;
    const button = quietButton("Rendre ma copie", () => {
      const left = quiz.drawn().filter((question) => question.isBlank()).length;
      if (left && !isWarned) {
        isWarned = true;
        told.textContent = `Il reste ${left}\u00a0question${left > 1 ? "s" : ""} sans réponse. Rendez votre copie une seconde fois pour confirmer.`;
        return;
      }
      handIn();
    });
    button.classList.remove("quiet");
    const row = make("p", "", button);
    end.before(row, told);
    // once it is handed in, there is nothing to hand in
    new MutationObserver(() => (row.hidden = told.hidden = !end.hidden)).observe(end, { attributes: true });
    end.addEventListener("click", () => (isWarned = false));
  }
  if (minutes) mountClock(quiz, minutes, isExam ? handIn : () => {});
};

/** @param {import("./quiz.js").Quiz} quiz @param {number} minutes @param {() => void} whenOver */
const mountClock = ({ section, end }, minutes, whenOver) => {
  const clock = make("p", "clock");
  const said = make("span", "vh");
  said.setAttribute("role", "status");
  const shown = make("span", "");
  const forms = all(section, "form.q");
  let until = 0;
  let timer = 0;

  const more = quietButton(`Ajouter ${MORE} minutes`, () => {
    until += MORE * MINUTE;
    said.textContent = `${MORE} minutes de plus.`;
    tick();
  });
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    const isOver = left <= 0;
    shown.textContent = isOver ? "Le temps est écoulé." : `Temps restant : ${Math.floor(left / 60)}\u00a0min ${String(left % 60).padStart(2, "0")}`;
    if (left === 60) said.textContent = "Il reste une minute. Vous pouvez ajouter du temps.";
    if (!isOver && end.hidden) return;
    clearInterval(timer);
    more.hidden = true;
    if (isOver && end.hidden) {
      said.textContent = "Le temps est écoulé.";
      whenOver();
    }
  };
  const start = quietButton(`Commencer : ${minutes}\u00a0minutes`, () => {
    until = Date.now() + minutes * MINUTE;
    forms.forEach((form) => form.classList.remove("waiting"));
    clock.replaceChildren(shown, " ", more, said);
    timer = setInterval(tick, 1000);
    tick();
    all(forms.find((form) => !form.hidden) || section, "input, select, textarea")[0].focus();
  });
  if (!end.hidden) return;
  clock.append(start);
  forms[0].before(clock);
  forms.forEach((form) => form.classList.add("waiting"));
};

window.tremplin.extras.push(mountExam);
