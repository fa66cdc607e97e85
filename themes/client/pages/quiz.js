/** The questions of the page, and the kinds that most quizzes have. The scripts of other kinds and of features build on it. */
import "../kinds/choice/mount.js";
import "../kinds/truefalse/mount.js";
import { mount } from "../lib/page.js";
import { mountQuiz } from "../quiz/quiz.js";
import * as shared from "../quiz/shared.js";

Object.assign(window.tremplin, shared);
// once those have come
addEventListener("tremplin:whole", (event) => {
  event.preventDefault();
  mount("[data-quiz]", mountQuiz);
});
