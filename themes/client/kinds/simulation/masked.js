import { hidePassword, showPassword } from "words";
import { quietButton } from "../../lib/button.js";
import { all } from "../../lib/dom.js";
import { mark } from "./mark.js";

/**
 * Passwords are marked as they are typed, and kept nowhere: where others have their text, records and drafts have
 * whether it was right.
 */

/** @param {HTMLElement} form */
const fields = (form) => /** @type {HTMLInputElement[]} */ (all(form, "[data-masked]"));

/** Masked, with a button to see them. @param {HTMLElement} form */
export const mountMasked = (form) =>
  fields(form).forEach((field) => {
    const button = quietButton(showPassword, () => {
      const isMasked = field.type === "password";
      field.type = isMasked ? "text" : "password";
      button.textContent = isMasked ? hidePassword : showPassword;
    });
    /** @type {HTMLElement} */ (field.parentNode).after(button);
    field.addEventListener("input", () => (field.dataset.masked = ""));
  });

/** Put texts that are not written down in the place of passwords. @param {HTMLElement} form @param {any} response */
export const readMasked = (form, response) => {
  const key = JSON.parse(form.dataset.key || "");
  fields(form).forEach(({ value, dataset: { p = "", masked } }) => {
    const isRight = () => mark({ fields: { [p]: key.fields[p] } }, { [p]: value }).state === "right";
    if (value) response[p] = Object.assign(new String(value), { toJSON: isRight });
    else if (masked) response[p] = masked === "true";
  });
  return response;
};

/** @param {HTMLElement} form @param {any} response */
export const writeMasked = (form, response) =>
  fields(form).forEach((field) => {
    const given = Object(response)[field.dataset.p || ""];
    field.dataset.masked = typeof given === "boolean" ? String(given) : "";
    field.placeholder = given === true ? "••••" : "";
  });

/** A password that was right, or wrong, is so again. @param {any} key @param {any} response */
export const markMasked = (key, response) => {
  const given = { ...response };
  const rules = { ...key.fields };
  Object.keys(rules).forEach((place) => {
    const kept = given[place];
    if (typeof kept !== "boolean") return;
    rules[place] = { rule: kept ? "" : "(?!)", accept: [] };
    given[place] = "•";
  });
  return mark(key.fields ? { fields: rules } : key, given);
};
