/** « Écouter »: a lesson, or one of its questions and its feedback, said by a voice of the device. */
import { noVoice, voiceLost } from "words";
import { all } from "../../lib/dom.js";
import { percent } from "../../lib/numbers.js";
import { store } from "../../lib/page.js";
import { voiced } from "../../records/reading.js";
import { makeBar } from "./bar.js";
import { read } from "./passages.js";
import { speaker } from "./speech.js";
import { ranked } from "./voices.js";

/** @typedef {import("./passages.js").Sentence} Sentence */

const speech = window.speechSynthesis;
const PACES = [0.5, 0.65, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
/** @type {any} browsers that can mark a text without touching the page */
const { CSS, Highlight } = window;
const marks = CSS && CSS.highlights && Highlight ? CSS.highlights : null;

/** @type {HTMLElement|null} the button that was touched */
let opener = null;
/** @type {HTMLElement|null} the question that is listened to */
let form = null;

const paceOf = () => {
  const { rate } = store.get("reading", "");
  return PACES.includes(/** @type {number} */ (rate)) ? Number(rate) : 1;
};

/** @param {Sentence} sentence */
const utter = ({ text, lang }) => {
  const utterance = new SpeechSynthesisUtterance(text);
  // a passage in a language that no voice of the device speaks is said by that of the page, never by the network
  const [voice] = [...ranked(speech.getVoices(), lang), ...ranked(speech.getVoices(), document.documentElement.lang)];
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = paceOf();
  return utterance;
};

/** Bring what is said into view, if it is not. @param {Range} range */
const follow = (range) => {
  const { top, bottom } = range.getBoundingClientRect();
  const floor = innerHeight - bar.bar.offsetHeight - 8;
  if (!(top || bottom) || (top >= 0 && bottom <= floor)) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.classList.contains("calm");
  scrollBy({ top: top - innerHeight / 4, behavior: isCalm ? "auto" : "smooth" });
};

/** @param {Sentence} sentence */
const onSentence = ({ text, range }) => {
  if (marks) marks.set("voice", new Highlight(...(range ? [range] : [])));
  bar.write(marks && range ? "" : text);
  if (range) follow(range);
};

const said = speaker(
  speech,
  {
    utter,
    onSentence,
    onState: (state, isLost) => {
      // a question waits for its feedback
      if (state === "over" && !form) return close();
      bar.show(state === "playing", isLost ? voiceLost : "");
      if (state === "over" && marks) marks.delete("voice");
    },
  },
  // the functions of the window want the window
  { setTimeout: (act, after) => setTimeout(act, after), clearTimeout: (id) => clearTimeout(id) },
);

const showPace = () => bar.rate(percent(paceOf()), paceOf() === PACES[0], paceOf() === PACES[PACES.length - 1]);
const bar = makeBar({
  toggle: () => (said.state() === "playing" ? said.pause() : said.resume()),
  move: (step) => said.move(step),
  pace: (step) => {
    const place = PACES.indexOf(paceOf()) + step;
    if (!PACES[place]) return;
    store.update("reading", "", (record, now) => voiced(record, PACES[place], now));
    showPace();
    said.again();
  },
  stop: () => close(),
});

/** the feedback that was there */
let known = "";
const feedback = () => (form ? all(form, "[data-said]") : []);
const told = () => feedback().map((element) => element.textContent).join("");
const watcher = new MutationObserver(() => {
  if (told() === known) return;
  known = told();
  if (known) said.start(read(feedback()));
});

const close = () => {
  said.stop();
  watcher.disconnect();
  if (marks) marks.delete("voice");
  const hadFocus = bar.bar.contains(document.activeElement);
  bar.close();
  if (opener && hadFocus) opener.focus({ preventScroll: true });
  opener = form = null;
};

/** @param {HTMLElement} button */
export const listen = (button) => {
  if (opener) close();
  opener = button;
  form = button.closest("form");
  bar.open();
  showPace();
  if (!ranked(speech.getVoices(), document.documentElement.lang).length) return bar.show(false, noVoice);
  known = told();
  if (form) watcher.observe(form, { childList: true, subtree: true });
  said.start(read(form ? [form] : all(document, "[data-lesson] h1, [data-lesson] .prose")));
};

// a voice goes on talking when its page is gone
addEventListener("pagehide", () => opener && close());
