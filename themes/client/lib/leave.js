import { incomplete } from "words";
import { all, fill, make } from "./dom.js";

/** A question that cannot be marked stays as it is without scripts, and says so; the page may be asked for again. @param {HTMLElement} form */
export const leave = (form) => {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", incomplete));
  link.href = "";
  fill(all(form, "[data-said]")[0], link);
};
