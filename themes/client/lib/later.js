import { all } from "./dom.js";
import { leave } from "./leave.js";
import { load } from "./load.js";

/** milliseconds after all that the page shows has come */
const PAUSE = 1000;

/** what a reader does first */
const SIGNS = ["scroll", "click", "keydown"];

/**
 * What questions need waits for the text: it is asked for when a question is near the screen, at the first sign of the
 * reader, or once the page is there. @param {HTMLElement} host
 */
export const mountLater = (host) => {
  const quizzes = all(host, "[data-quiz]");
  let names = (host.dataset.later || "").split(" ").filter(Boolean);
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    Promise.all(names.map(load)).then(() => {
      // « quiz.js » mounts the questions, unless it is lost
      if (!dispatchEvent(new Event("tremplin:whole", { cancelable: true })) || !quizzes[0]) return host.removeAttribute("data-later");
      all(host, "form.q").forEach(leave);
      // those after it found nothing to build on
      names = names.slice(names.findIndex((name) => /quiz\.\w+\.js/.test(name)));
      isAsked = false;
      addEventListener("online", ask, { once: true });
    });
  };
  SIGNS.forEach((name) => addEventListener(name, ask, { once: true, passive: true }));
  addEventListener("load", () => setTimeout(ask, PAUSE));
  if (quizzes.some((quiz) => quiz.getBoundingClientRect().top < 2 * innerHeight)) ask();
};
