/** « Noter »: a note on the step, and whether to keep it, under its title. */
import { close as closeWord, noteAll, noteOf, shareTitle } from "words";
import { actionButton, quietButton } from "../../lib/button.js";
import { make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";
import { makeEditor } from "./editor.js";
import { activities, placeOf, titleOf } from "./place.js";
import { share } from "./share.js";

/** @type {{panel: HTMLElement, editor: import("./editor.js").Editor}|undefined} */
let made;

/** @param {HTMLElement} button */
const close = (button) => {
  if (!made) return;
  made.editor.save();
  made.panel.hidden = true;
  button.setAttribute("aria-expanded", "false");
  button.focus();
};

/** @param {HTMLElement} button */
const build = (button) => {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", noteAll));
  const panel = make("div", "panel");
  panel.dataset.note = "";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", noteOf);
  panel.tabIndex = -1;
  panel.addEventListener("keydown", ({ key }) => key === "Escape" && close(button));
  /** @type {HTMLElement} */ (button.parentElement).after(panel);
  mount("[data-note]", (_, store, root) => {
    const editor = makeEditor(store, placeOf(), titleOf());
    made = { panel, editor };
    link.href = `${root}mon-espace/notes/index.html`;
    // what is done away from the screen has no field of its own: its note is what was made there
    const todo = activities();
    const sharing = todo.length ? [quietButton(shareTitle, () => share(sharing[0], () => ({ text: editor.area.value, activities: todo })))] : [];
    panel.append(make("h2", "", noteOf), ...editor.parts, make("p", "acts", actionButton("btn", closeWord, () => close(button)), ...sharing, link));
    return editor.sync;
  });
};

/** @param {HTMLElement} button */
export const note = (button) => {
  if (made && !made.panel.hidden) return close(button);
  if (made) made.editor.sync();
  else build(button);
  if (!made) return;
  made.panel.hidden = false;
  button.setAttribute("aria-expanded", "true");
  made.panel.focus();
};
