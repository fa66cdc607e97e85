/** « Je ne sais pas »: an answer that ends the question, is worth nothing, and opens the correction. */
import { unsureSaid } from "words";
import { edited } from "../../kinds/edited.js";
import { verdict } from "../../kinds/verdict.js";
import { all } from "../../lib/dom.js";
import { changed } from "../../lib/page.js";
import { features, notices } from "../../quiz/registry.js";

notices.unsure = unsureSaid;
/** @param {HTMLElement} form */
const buttonOf = (form) => all(form, "button[data-unsure]")[0];
/** @param {HTMLElement} button */
const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
/** @param {HTMLElement} button @param {boolean} value */
const press = (button, value) => {
  button.setAttribute("aria-pressed", String(value));
  button.classList.toggle("quiet", !value);
};
/** Whether a response says so, with what was in the form. @param {any} response */
const isUnsure = (response) => !!response && typeof response === "object" && "unsure" in response;

features.push({
  name: "unsure",
  kind(kind, form) {
    const button = buttonOf(form);
    if (!button) return;
    const base = { ...kind };
    /** @type {Partial<import("../../quiz/registry.js").Kind>} */
    const other = {
      read: () => (isPressed(button) ? { unsure: base.read(form) } : base.read(form)),
      write(_form, response) {
        press(button, isUnsure(response));
        base.write(form, isUnsure(response) ? response.unsure : response);
      },
      mark(key, response) {
        kind.once = isUnsure(response) || base.once;
        return isUnsure(response) ? verdict("unsure") : base.mark(key, response);
      },
      paint: (_form, key, state) => base.paint(form, key, state === "unsure" ? "" : state),
    };
    Object.assign(kind, other);
  },
  mounted: ({ section, store, questions }) =>
    questions.forEach(({ form, id, answer }) => {
      const button = buttonOf(form);
      if (!button) return;
      const isExam = "exam" in section.dataset;
      button.onclick = () => {
        press(button, !isExam || !isPressed(button));
        // whoever does not know is not sure
        store.update("question", id, (record) => (record.certainty ? { ...record, certainty: 1 } : record));
        if (isExam) edited(button);
        else if (answer()) changed();
      };
      // before what is in the form is kept
      form.addEventListener("input", ({ target }) => target !== button && press(button, false), true);
    }),
  synced: ({ questions }) =>
    questions.forEach(({ form }) => {
      const button = buttonOf(form);
      if (button) /** @type {HTMLElement} */ (button.parentNode).hidden = !form.querySelector("fieldset:enabled");
    }),
});
