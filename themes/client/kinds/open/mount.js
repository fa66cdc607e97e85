import { compareWithModel, writeAnswer } from "words";
import { all, fill } from "../../lib/dom.js";
import { edited } from "../edited.js";
import { faults } from "../faults.js";
import { mark } from "./mark.js";
import { kinds, notices } from "../../quiz/registry.js";

/** @param {HTMLElement} form */
const parts = (form) => ({
  text: /** @type {HTMLTextAreaElement} */ (all(form, "textarea")[0]),
  self: all(form, "[data-self]")[0],
  boxes: /** @type {HTMLInputElement[]} */ (all(form, "[data-self] input")),
});

/** @param {HTMLElement} form */
const showModel = (form) => {
  const { self } = parts(form);
  fill(all(self, "[data-model]")[0], ...all(form, "[data-fix] .model").map((part) => part.cloneNode(true)));
  self.hidden = false;
};

/** @type {import("../../quiz/registry.js").Kind} */
const kind = {
  mark,
  ask: writeAnswer,
  mount(form) {
    // with the other aids; it is of no use without scripts
    const [share] = all(form, "[data-tool=share]");
    share.hidden = false;
    form.append(share);
  },
  read(form) {
    const { text, self, boxes } = parts(form);
    return { text: text.value, met: self.hidden ? null : boxes.filter((box) => box.checked).map((box) => box.value) };
  },
  write(form, response) {
    const { text, self, boxes } = parts(form);
    const { text: written, met } = Object(response);
    text.value = typeof written === "string" ? written : "";
    self.hidden = true;
    if (Array.isArray(met) && text.value) showModel(form);
    boxes.forEach((box) => (box.checked = !self.hidden && met.includes(box.value)));
  },
  paint(form, _key, state) {
    const { text, self, boxes } = parts(form);
    if (!state || !text.value.trim()) return [];
    if (!self.hidden) return faults(boxes.filter((box) => !box.checked).map((box) => (box.parentNode || box).textContent || ""), 0);
    showModel(form);
    // what was written is kept while it is compared
    edited(form);
    return [];
  },
};
kinds.open = kind;
notices.self = compareWithModel;
