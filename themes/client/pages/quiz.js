/** The questions of the page, and the kinds that most quizzes have: the last of its scripts, after what others bring. */
import "../kinds/choice/mount.js";
import "../kinds/truefalse/mount.js";
import { mount } from "../lib/page.js";
import { mountQuiz } from "../quiz/quiz.js";

mount("[data-quiz]", mountQuiz);
