/**
 * The buttons of what few use: « Écouter », « Aide à lire », « Noter », « Signaler un problème ». What they do is one script, loaded
 * when one of them is touched; it takes them over, and the same one is touched again. Whose profile this is comes where
 * the device knows several; what keeps on the device what was read, once all of the page has come.
 */
import { owner, tools } from "names";
import { easeTitle, listen, noteTitle } from "words";
import { all, make } from "../lib/dom.js";
import { whenCome } from "../lib/arriving.js";
import { load } from "../lib/load.js";
import { mount, place } from "../lib/page.js";

try {
  if (place in localStorage) load(owner);
} catch (_) {
  // storage is forbidden
}

const { speechSynthesis: speech, trustedTypes: types } = /** @type {any} */ (window);
const { serviceWorker } = navigator;
const { lang, style } = document.documentElement;

// what was read stays readable: once all of the page has come, a worker keeps it, where the site has one
const [site] = serviceWorker ? all(document, "[data-worker]") : [];
if (site) {
  const rules = { createScriptURL: () => `${site.dataset.root}sw.js` };
  addEventListener("tremplin:whole", () => serviceWorker.register((types ? types.createPolicy("worker", rules) : rules).createScriptURL("")).catch(() => {}), { once: true });
}

const come = whenCome(tools);

mount("[data-aids]", (place) => {
  const only = place.dataset.aids;
  const forms = all(document, "form.q");
  /** @param {string} name @param {string} word @param {HTMLElement[]} places */
  const add = (name, word, places) =>
    places.forEach((where) => {
      const button = /** @type {HTMLButtonElement} */ (make("button", "aid", word));
      button.type = "button";
      button.dataset.tool = name;
      where.append(button);
    });

  if (only !== "ease") add("listen", listen, [place, ...forms]);
  if (only !== "listen") add("ease", easeTitle, [place]);
  if (only !== "ease") add("note", noteTitle, [place]);
  all(document, "[data-tool=report]").forEach((link) => forms.forEach((form) => form.append(link.cloneNode(true))));
  all(document, "[data-tool]").forEach((button) => {
    button.onclick = (event) => {
      event.preventDefault();
      come(() => button.click());
    };
  });
  // what was chosen is on the page since before it was painted
  if (style.length) come(() => {});

  /** A voice that is not on the device would be sent the text. */
  const show = () =>
    all(document, "[data-tool=listen]").forEach((button) => {
      button.hidden = !speech || !speech.getVoices().some((/** @type {SpeechSynthesisVoice} */ voice) => voice.localService && voice.lang.startsWith(lang.slice(0, 2)));
    });
  // voices come late
  if (speech) speech.onvoiceschanged = show;
  return show;
});
