/** Steps, quizzes and questions that have another name now: what the learner did is found under it. */
import { all } from "../../lib/dom.js";
import { changed, store } from "../../lib/page.js";
import { follow } from "./renamed.js";

const [host] = all(document, "[data-renamed]");
if (follow(store, JSON.parse(host.dataset.renamed || "[]"))) changed();
