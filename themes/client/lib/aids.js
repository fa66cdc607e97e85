/**
 * The buttons of what few use: « Écouter », « Aide à lire », « Signaler un problème ». What they do is one script, loaded
 * when one of them is touched; it takes them over, and the same one is touched again.
 */
import { tools } from "names";
import { easeTitle, listen } from "words";
import { all, make } from "./dom.js";

/** @type {any} pages require Trusted Types, where browsers know them */
const { trustedTypes = { createPolicy: (/** @type {any} */ _, /** @type {any} */ rules) => rules }, speechSynthesis: speech } = window;
const { lang, style } = document.documentElement;

/** @type {import("./page.js").Component} */
export const mountAids = (place, _store, root) => {
  const only = place.dataset.aids;
  const forms = all(document, "form.q");
  // nothing but this file is ever loaded so
  const policy = trustedTypes.createPolicy("tremplin", { createScriptURL: () => `${root}assets/tremplin/${tools}` });
  /** @param {() => void} [then] */
  const load = (then) => document.head.append(Object.assign(document.createElement("script"), { src: policy.createScriptURL(""), onload: then }));
  /** @param {HTMLElement} button @param {string} name */
  const bind = (button, name) => {
    button.dataset.tool = name;
    button.onclick = (event) => {
      event.preventDefault();
      load(() => button.click());
    };
    return button;
  };
  /** @param {HTMLElement} where @param {string} name @param {string} word */
  const add = (where, name, word) => bind(where.appendChild(Object.assign(make("button", "aid", word), { type: "button" })), name);

  const hear = only === "ease" ? [] : [place, ...forms].map((where) => add(where, "listen", listen));
  if (only !== "listen") add(place, "ease", easeTitle);
  // what was chosen is on the page since before it was painted
  if (style.length) load();
  all(document, "[data-report]").forEach((link) => [link, ...forms.map((form) => form.appendChild(/** @type {HTMLElement} */ (link.cloneNode(true))))].forEach((each) => bind(each, "report")));

  /** A voice that is not on the device would be sent the text. */
  const show = () => {
    const isThere = speech && speech.getVoices().some((/** @type {SpeechSynthesisVoice} */ voice) => voice.localService && !voice.lang.indexOf(lang.slice(0, 2)));
    hear.forEach((button) => (button.hidden = !isThere));
  };
  // voices come late
  if (speech) speech.onvoiceschanged = show;
  return show;
};
