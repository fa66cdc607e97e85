/** What lessons need: the records, the ticks, the quizzes, the kinds that most of them have. The other scripts build on what it shares. */
import "../kinds/choice/mount.js";
import "../kinds/truefalse/mount.js";
import { mountAids } from "../lib/aids.js";
import "../lib/guard.js";
import { mount, sync } from "../lib/page.js";
import * as shared from "../lib/shared.js";
import { mountQuiz } from "../quiz/quiz.js";
import { mountLesson } from "./lesson/lesson.js";
import { mountSteps } from "./steps/steps.js";

window.tremplin = shared;
mount("[data-lesson]", mountLesson);
mount(".steps", mountSteps);
mount("[data-aids]", mountAids);
// the kinds of the page's questions come in scripts after this one
addEventListener("DOMContentLoaded", () => mount("[data-quiz]", mountQuiz));

addEventListener("tremplin:progress", sync, true);
// another tab; coming back to a page that the browser kept
addEventListener("storage", sync);
addEventListener("pageshow", (event) => event.persisted && sync());
