import { all } from "../../lib/dom.js";

/** Words without what one acts on, nor what one put there. @param {Element} element */
export const textOf = (element) => {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  all(copy, "input, select, textarea, button, svg, .vh").forEach((part) => part.remove());
  return (copy.textContent || "").replace(/\s+/g, " ").trim();
};
