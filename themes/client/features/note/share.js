/** « Partager ma production »: a file, or a message that is ready to the trainer or to one's group. Nothing is sent from here. */
import { close as closeWord, shareEmpty, shareFile, shareGroup, shareLong, shareName, shareNothing, shareText, shareTitle, shareTrainer } from "words";
import { actionButton, quietButton } from "../../lib/button.js";
import { all, make } from "../../lib/dom.js";
import { download } from "../../lib/download.js";
import { store } from "../../lib/page.js";
import { LONGEST } from "../../records/learner.js";
import { textOf } from "../tools/text.js";
import { addressOf, courseOf, editionOf, placeOf, titleOf } from "./place.js";
import { fileName, fileText, mailOf } from "./production.js";

/** @typedef {{text: string, activities?: string[], id?: string, question?: string}} Made */

/** what is open, by its button @type {Map<HTMLElement, HTMLElement>} */
const panels = new Map();

/** @param {HTMLElement} button */
const close = (button) => {
  const panel = panels.get(button);
  if (panel) panel.remove();
  panels.delete(button);
  button.setAttribute("aria-expanded", "false");
  button.focus();
};

/** The trainer, where a message can be written to them. */
const trainer = () => /** @type {HTMLAnchorElement[]} */ (all(document, "[data-tool=report]")).map(({ href }) => href).filter((href) => /^mailto:/.test(href))[0];

/** @param {HTMLElement} button @param {() => Made} made @param {HTMLElement} form where it is written */
const open = (button, made, form) => {
  const name = /** @type {HTMLInputElement} */ (make("input", ""));
  Object.assign(name, { type: "text", maxLength: LONGEST, autocomplete: "name", value: store.get("learner", "").name || "" });
  const preview = /** @type {HTMLTextAreaElement} */ (make("textarea", ""));
  Object.assign(preview, { rows: 9, readOnly: true });
  const told = make("p", "");
  told.setAttribute("role", "status");
  const whole = make("div", "", make("label", "", shareName, name), make("label", "", shareText, preview), make("p", "", make("small", "", shareNothing)));

  const production = () => ({ course: courseOf(), step: titleOf(), edition: editionOf(), address: addressOf(), place: placeOf(), name: name.value.trim(), ...made() });
  const file = () => download(fileName(production()), [fileText(production())], "text/plain;charset=utf-8");
  const saving = actionButton("btn", shareFile, file);
  const mails = [...(trainer() ? [{ word: shareTrainer, contact: trainer() }] : []), { word: shareGroup, contact: "mailto:" }].map(({ word, contact }) => ({
    link: /** @type {HTMLAnchorElement} */ (make("a", "btn quiet", word)),
    contact,
  }));
  const ways = [saving, ...mails.map(({ link }) => link)];
  const show = () => {
    const now = production();
    const isEmpty = !now.text.trim();
    const found = mails.map(({ link, contact }) => {
      const { address, isLong } = mailOf(now, contact);
      link.href = address;
      return isLong;
    });
    [whole, ...ways].forEach((part) => (part.hidden = isEmpty));
    preview.value = fileText(now).slice(1);
    const words = isEmpty ? shareEmpty : found.includes(true) ? shareLong : "";
    // what did not change is not said again
    if (told.textContent !== words) told.textContent = words;
  };
  const panel = make("div", "panel", make("h2", "", shareTitle), told, whole, make("p", "acts", ...ways, quietButton(closeWord, () => close(button))));
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", shareTitle);
  panel.tabIndex = -1;
  // it may stand in a question: what is written in it is no answer
  panel.addEventListener("input", (event) => {
    event.stopPropagation();
    show();
  });
  panel.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Enter" && target === name) event.preventDefault();
    if (key !== "Escape") return;
    event.stopPropagation();
    close(button);
  });
  form.addEventListener("input", () => panel.isConnected && show());
  show();
  (button.closest(".acts") || button).after(panel);
  panels.set(button, panel);
  button.setAttribute("aria-expanded", "true");
  panel.focus();
};

/** @param {HTMLElement} button @param {() => Made} made what there is to share now */
export const share = (button, made) => {
  if (panels.has(button)) close(button);
  else open(button, made, button.closest("form, .panel") || button);
};

/** Of a question that is answered in writing. @param {HTMLElement} button */
export const shareAnswer = (button) => {
  const form = /** @type {HTMLElement} */ (button.closest("form"));
  const [area] = /** @type {HTMLTextAreaElement[]} */ (all(form, "textarea"));
  share(button, () => ({ text: area.value, id: form.dataset.q, question: textOf(all(form, "legend")[0]) }));
};
