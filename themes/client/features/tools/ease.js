/**
 * « Aide à lire »: how the learner reads, on every page. What is kept is the style of the page itself, which the first
 * script of every page puts back before anything is painted; names of its own say what was chosen.
 */
import { easeAgain, easeCalm, close as closeWord, easeGaps, easeKept, easeLarge, easeLarger, easeLargest, easeNormal, easePlain, easeSize, easeTitle, easeUsual, easeWide, easeWider } from "words";
import { all, make } from "../../lib/dom.js";
import { actionButton, quietButton } from "../../lib/button.js";
import { refused } from "../../lib/page.js";
import { styleOf } from "./levels.js";

/** what render/early.py reads */
const KEY = "tremplin";
const { documentElement: html } = document;

/** What a style says is chosen. @param {CSSStyleDeclaration} style */
const chosenIn = (style) => {
  /** @param {string} name */
  const of = (name) => Number(style.getPropertyValue(`--${name}`)) || 0;
  return { size: of("size"), gaps: of("gaps"), calm: of("calm"), plain: of("plain") };
};
const state = chosenIn(html.style);

const apply = () => {
  const text = styleOf(state);
  const { scrollPaddingBottom } = html.style;
  html.style.cssText = text;
  html.style.scrollPaddingBottom = scrollPaddingBottom;
  html.classList.toggle("calm", !!state.calm);
  html.classList.toggle("unlined", !!state.plain);
  html.classList.toggle("eased", !!text);
  return text;
};
/** @param {Partial<typeof state>} change of what is kept now: another tab may have chosen something else */
const keep = (change) => {
  try {
    const kept = make("i", "");
    kept.style.cssText = localStorage.getItem(KEY) || "";
    Object.assign(state, chosenIn(kept.style));
  } catch (_) {
    // storage is forbidden: what was chosen here holds
  }
  Object.assign(state, change);
  const text = apply();
  try {
    if (text) localStorage.setItem(KEY, text);
    else localStorage.removeItem(KEY);
  } catch (_) {
    refused();
  }
};

/** @param {string} title @param {"size"|"gaps"} name @param {string[]} words one a level */
const levels = (title, name, words) => {
  const choices = words.map((word, level) => {
    const input = /** @type {HTMLInputElement} */ (make("input", ""));
    Object.assign(input, { type: "radio", name: `ease-${name}`, checked: state[name] === level });
    input.onchange = () => keep({ [name]: level });
    return make("label", "", input, make("span", "", word));
  });
  return make("fieldset", "", make("legend", "", title), make("div", "levels", ...choices));
};

/** @param {string} title @param {"calm"|"plain"} name */
const tick = (title, name) => {
  const input = /** @type {HTMLInputElement} */ (make("input", ""));
  Object.assign(input, { type: "checkbox", checked: !!state[name] });
  input.onchange = () => keep({ [name]: Number(input.checked) });
  return make("label", "tick", input, make("span", "", title));
};

/** @type {HTMLElement|null} */
let panel = null;
/** @param {HTMLElement} button */
const close = (button) => {
  if (panel) panel.remove();
  panel = null;
  button.setAttribute("aria-expanded", "false");
  button.focus();
};

/** @param {HTMLElement} button */
export const ease = (button) => {
  if (panel) return close(button);
  const made = make(
    "div",
    "panel",
    make("h2", "", easeTitle),
    levels(easeSize, "size", [easeNormal, easeLarge, easeLarger, easeLargest]),
    levels(easeGaps, "gaps", [easeUsual, easeWide, easeWider]),
    tick(easeCalm, "calm"),
    ...(all(document, ".term").length || state.plain ? [tick(easePlain, "plain")] : []),
    make("p", "", make("small", "", easeKept)),
    make(
      "p",
      "acts",
      actionButton("btn", closeWord, () => close(button)),
      quietButton(easeAgain, () => {
        keep({ size: 0, gaps: 0, calm: 0, plain: 0 });
        close(button);
        ease(button);
      }),
    ),
  );
  made.addEventListener("keydown", ({ key }) => key === "Escape" && close(button));
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", easeTitle);
  made.tabIndex = -1;
  /** @type {HTMLElement} */ (button.parentElement).after(made);
  panel = made;
  button.setAttribute("aria-expanded", "true");
  made.focus();
};

apply();
