import { chooseOne } from "words";
import { all } from "../lib/dom.js";

/** Reading and restoring the inputs of questions whose answers are ticked. */

/** @param {HTMLElement} form */
const inputs = (form) => /** @type {HTMLInputElement[]} */ (all(form, "fieldset [name^=q]"));

/**
 * @param {import("../quiz/registry.js").Kind["mark"]} mark
 * @param {(key: any, value: string) => boolean} isRight whether one ticked answer deserves a tick
 * @param {boolean} several
 * @returns {import("../quiz/registry.js").Kind}
 */
export const chosen = (mark, isRight, several = false) => ({
  mark,
  ask: chooseOne,
  read(form) {
    const values = inputs(form).filter((input) => input.checked).map((input) => input.value);
    return several ? values : values[0];
  },
  write(form, response) {
    inputs(form).forEach((input) => {
      input.checked = [].concat(response).includes(/** @type {never} */ (input.value));
    });
  },
  paint(form, key, state) {
    inputs(form).forEach((input) => {
      /** @type {HTMLElement} */ (input.parentNode).dataset.mark =
        input.checked && state ? (isRight(key, input.value) ? "right" : "wrong") : "";
    });
  },
});
