/** What lessons need: the records, the ticks. The other scripts build on `window.tremplin`. */
import { all, make, runAll } from "./lib/dom.js";
import { UNANSWERED, graded, has, rounded, verdict } from "./lib/marking/shared.js";
import { openStore } from "./lib/store.js";
import { mountLesson } from "./components/lesson/lesson.js";
import { mountSteps } from "./components/steps/steps.js";
import { NOTICES, quietButton } from "./quiz/question.js";
import { mountQuiz } from "./quiz/quiz.js";
import { chosen } from "./questions/chosen.js";
import { typed } from "./questions/typed.js";
import { notify } from "./components/notice/notice.js";

const host = all(document, "[data-site]")[0];
const store = openStore(host.dataset.site || "", () => localStorage, notify);

/** @type {(() => void)[]} what brings the page up to date with the records */
const syncs = [];
const sync = () => runAll(syncs);

/** Each component mounts alone and gives its `sync`. @type {import("./globals.js").Mount} */
const mount = (selector, component) =>
  runAll(
    all(host, selector).map((element) => () => {
      const update = component(element, store, host.dataset.root || "");
      syncs.push(update);
      update();
    }),
  );

window.tremplin = { mount, all, make, kinds: {}, extras: [], notices: NOTICES, quietButton, chosen, typed, UNANSWERED, graded, has, rounded, verdict };
mount("[data-lesson]", mountLesson);
mount(".steps", mountSteps);
// the kinds of the page's questions come in scripts after this one
addEventListener("DOMContentLoaded", () => mount("[data-quiz]", mountQuiz));

addEventListener("tremplin:progress", sync, true);
// another tab; coming back to a page that the browser kept
addEventListener("storage", sync);
addEventListener("pageshow", (event) => event.persisted && sync());
