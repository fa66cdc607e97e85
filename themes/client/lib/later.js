import { all } from "./dom.js";
import { leave } from "./leave.js";
import { load } from "./load.js";
import { submit } from "../kinds/submit.js";

/** milliseconds after all that the page shows has come */
const PAUSE = 1000;

/** what a reader does first */
const SIGNS = ["scroll", "click", "keydown"];

/** kinds of questions that do nothing before an answer */
const PLAIN = /^(choices?|truefalse|text)$/;

/**
 * What questions need waits for the text: it is asked for when a question is near the screen, at the first sign of the
 * reader, or once the page is there. Plain questions can be answered before: they are marked when it has come.
 * @param {HTMLElement} host
 */
export const mountLater = (host) => {
  const quizzes = all(host, "[data-quiz]");
  let names = (host.dataset.later || "").split(" ").filter(Boolean);
  let isAsked = false;
  const plain = all(host, "form.q:not([hidden]):not([data-needs]):not([data-protected])").filter(({ dataset }) => PLAIN.test(dataset.kind || ""));
  /** @type {Set<HTMLElement>} what is answered and not marked yet */
  const answered = new Set();

  /** @param {boolean} may whether plain questions may be answered */
  const open = (may) =>
    plain.forEach((form) => {
      const [place, button] = /** @type {HTMLButtonElement[]} */ (all(form, "[data-do], [data-do] button"));
      place.hidden = button.disabled = !may;
      form.onsubmit = (event) => {
        event.preventDefault();
        answered.add(form);
        ask();
      };
    });
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    Promise.all(names.map(load)).then(() => {
      open(false);
      plain.forEach((form) => (form.onsubmit = null));
      // « quiz.js » mounts the questions, unless it is lost
      if (!dispatchEvent(new Event("tremplin:whole", { cancelable: true })) || !quizzes[0]) {
        host.removeAttribute("data-later");
        return answered.forEach(submit);
      }
      all(host, "form.q").forEach(leave);
      // those after it found nothing to build on
      names = names.slice(names.findIndex((name) => /quiz\.\w+\.js/.test(name)));
      isAsked = false;
      addEventListener("online", ask, { once: true });
    });
  };
  open(true);
  SIGNS.forEach((name) => addEventListener(name, ask, { once: true, passive: true }));
  addEventListener("load", () => setTimeout(ask, PAUSE));
  if (quizzes.some((quiz) => quiz.getBoundingClientRect().top < 2 * innerHeight)) ask();
};
