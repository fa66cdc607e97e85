import { touchPicture } from "words";
import { all } from "../../lib/dom.js";
import { mark } from "./mark.js";
import { chosen } from "../chosen.js";
import { kinds } from "../../quiz/registry.js";

const base = chosen(mark, (key, value) => key.right.includes(value), true);

/** @param {HTMLElement} form */
const inputs = (form) => /** @type {HTMLInputElement[]} */ (all(form, "fieldset [name^=q]"));

/** What is chosen in the list shows on the picture. @param {HTMLElement} form */
const show = (form) =>
  inputs(form).forEach((input) => {
    const zone = all(form, `[data-z="${input.value}"]`)[0];
    zone.classList.toggle("on", input.checked);
    zone.dataset.mark = /** @type {HTMLElement} */ (input.parentNode).dataset.mark;
  });

/** @type {import("../../quiz/registry.js").Kind} */
const hotspot = {
  ...base,
  ask: touchPicture,
  mount(form) {
    all(form, "[data-z]").forEach((zone) => {
      zone.onclick = () => inputs(form).forEach((input) => input.value === zone.dataset.z && input.click());
    });
    form.addEventListener("change", () => show(form));
  },
  write(form, response) {
    base.write(form, response);
    show(form);
  },
  paint(form, key, state) {
    base.paint(form, key, state);
    show(form);
  },
};
kinds.hotspot = hotspot;
