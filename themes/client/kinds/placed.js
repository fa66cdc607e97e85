import { all } from "../lib/dom.js";

/** Reading and restoring the fields of questions that are answered place by place. */

/** @param {HTMLElement} form */
const fields = (form) => /** @type {HTMLInputElement[]} */ (all(form, "[data-p]"));
/** @param {HTMLInputElement} field */
const isTicked = ({ type }) => type === "radio" || type === "checkbox";

/**
 * @param {import("../quiz/registry.js").Kind["mark"]} mark
 * @param {string} ask
 * @param {Partial<import("../quiz/registry.js").Kind>} [more]
 * @returns {import("../quiz/registry.js").Kind}
 */
export const placed = (mark, ask, more) => ({
  mark,
  ask,
  read(form) {
    /** @type {Record<string, string>} */
    const response = {};
    fields(form).forEach((field) => {
      const { p = "" } = field.dataset;
      if (isTicked(field) ? field.checked : field.value) response[p] = (p in response ? `${response[p]},` : "") + field.value;
    });
    return response;
  },
  write(form, response) {
    fields(form).forEach((field) => {
      const value = String((response || {})[field.dataset.p || ""] || "");
      if (isTicked(field)) field.checked = value.split(",").includes(field.value);
      else field.value = value;
    });
  },
  paint(form, key, state) {
    const given = this.read(form);
    const wrong = mark(key, given).feedback;
    all(form, "[data-row]").forEach((row) => {
      const { row: place = "" } = row.dataset;
      row.dataset.mark = !state || state === "unanswered" || !given[place] ? "" : wrong.includes(place) ? "wrong" : "right";
    });
  },
  ...more,
});
