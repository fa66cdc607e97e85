import { all } from "../lib/dom.js";
import { faults } from "./faults.js";

/** Reading and restoring the fields of questions that are answered place by place. */

/** @param {HTMLElement} form */
const fields = (form) => /** @type {HTMLInputElement[]} */ (all(form, "[data-p]"));
/** What a place is called: its first words. @param {HTMLElement} row */
const nameOf = (row) => (all(row, ".vh, th, span, summary")[0] || row).textContent || "";
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
      const given = Object(response)[field.dataset.p || ""];
      const value = typeof given === "string" ? given : "";
      if (isTicked(field)) field.checked = (field.type === "radio" ? [value] : value.split(",")).includes(field.value);
      else field.value = value;
      // a menu without that choice is blank, with « Choisir… » it is not
      if (!field.value) field.value = "";
    });
    form.dispatchEvent(new Event("change"));
  },
  paint(form, key, state) {
    const given = this.read(form);
    const wrong = mark(key, given).feedback;
    const isJudged = state && state !== "unanswered";
    const rows = all(form, "[data-row]");
    rows.forEach((row) => {
      const { row: place = "" } = row.dataset;
      row.dataset.mark = !isJudged || !given[place] ? "" : wrong.includes(place) ? "wrong" : "right";
      // a mark beside a field is not in its name
      all(row, "select, [type=text], [type=password]").forEach((field) => field.setAttribute("aria-invalid", String(row.dataset.mark === "wrong")));
    });
    /** @param {string} place */
    const isMissing = (place) => !given[place] && !(key.places && key.places[place].includes(""));
    return isJudged
      ? faults(
          rows.filter(({ dataset }) => dataset.mark === "wrong").map(nameOf),
          rows.filter(({ dataset }) => isMissing(dataset.row || "")).length,
        )
      : [];
  },
  ...more,
});
