import { all } from "../lib/dom.js";

/** Reading and restoring the field of questions whose answer is typed. */

/** @param {HTMLElement} form */
const field = (form) => /** @type {HTMLInputElement} */ (all(form, "[name^=q]")[0]);

/** @param {import("../quiz/registry.js").Kind["mark"]} mark @param {string} ask @returns {import("../quiz/registry.js").Kind} */
export const typed = (mark, ask) => ({
  mark,
  ask,
  read: (form) => field(form).value,
  write(form, response) {
    field(form).value = response || "";
  },
  paint(form, _key, state) {
    field(form).dataset.mark = state;
  },
});
