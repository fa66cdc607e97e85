import { all } from "./dom.js";
import { leave } from "./leave.js";
import { load } from "./load.js";
import { kinds } from "../quiz/registry.js";

/** milliseconds after all that the page shows has come */
const PAUSE = 1000;

/**
 * What questions need waits for the text: it is asked for when a question comes near the screen, or once the page is
 * there. The last script mounts the questions. @param {HTMLElement} host
 */
export const mountLater = (host) => {
  const quizzes = all(host, "[data-quiz]");
  let names = (host.dataset.later || "").split(" ").filter(Boolean);
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    Promise.all(names.map(load)).then((came) => {
      const last = names.length - 1;
      names = names.filter((_, n) => !came[n] || n === last);
      // the last script has the kinds that most quizzes have; it may come cut
      if (kinds.choice || !quizzes[0]) return;
      all(host, "form.q").forEach(leave);
      isAsked = false;
      addEventListener("online", ask, { once: true });
    });
  };
  if (window.IntersectionObserver) {
    const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && ask(), { rootMargin: "100%" });
    quizzes.forEach((quiz) => near.observe(quiz));
  }
  addEventListener("load", () => setTimeout(ask, PAUSE));
};
