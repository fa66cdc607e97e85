import { fillGaps } from "words";
import { all, make } from "../../lib/dom.js";
import { mark } from "./mark.js";
import { edited } from "../edited.js";
import { placed } from "../placed.js";
import { kinds } from "../../quiz/registry.js";

/** A bank of words: touching one puts it in the gap last visited, else in the first empty one. @param {HTMLElement} form */
const mount = (form) => {
  const gaps = /** @type {HTMLSelectElement[]} */ (all(form, "select"));
  /** @type {HTMLSelectElement|undefined} */
  let current;
  const words = all(form, "[data-word]").map((word) => {
    const button = /** @type {HTMLButtonElement} */ (make("button", "word", word.textContent || ""));
    button.type = "button";
    button.onclick = () => {
      const gap = current || gaps.find(({ value }) => !value);
      if (gap) gap.value = word.dataset.word || "";
      current = undefined;
      show();
      edited(form);
    };
    word.replaceWith(button);
    return { button, id: word.dataset.word };
  });
  // a word serves as many times as it is written
  const show = () => {
    const used = gaps.map(({ value }) => value);
    words.forEach(({ button, id = "" }) => {
      const at = used.indexOf(id);
      button.setAttribute("aria-pressed", String(at >= 0));
      if (at >= 0) used.splice(at, 1);
    });
  };
  gaps.forEach((gap) => {
    gap.onfocus = () => (current = gap);
  });
  form.addEventListener("change", show);
  show();
};

kinds.gaps = placed((key, response) => mark(key, response, (gap, typed) => kinds[gap.accept ? "text" : "number"].mark(gap, typed)), fillGaps, {
  mount,
  // what was typed is no word of a list
  as: ({ gaps }) => (gaps ? "gaps" : "gaps-chosen"),
});
