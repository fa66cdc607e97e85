import { make } from "./dom.js";

/** A button that acts by itself, and never submits. @param {string} className @param {string} text @param {() => void} act */
export const actionButton = (className, text, act) => {
  const button = /** @type {HTMLButtonElement} */ (make("button", className, text));
  button.type = "button";
  button.onclick = act;
  return button;
};

/** @param {string} text @param {() => void} act */
export const quietButton = (text, act) => actionButton("btn quiet", text, act);
