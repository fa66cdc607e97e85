import "../numeric.js";
import { all } from "../../lib/dom.js";
import { mark, run } from "../../lib/marking/formula.js";

/** @param {number} value */
const shown = (value) => (Math.round(value * 1e6) / 1e6).toLocaleString("fr-FR", { maximumFractionDigits: 6 });
/** @param {HTMLElement} form */
const field = (form) => /** @type {HTMLInputElement} */ (all(form, "fieldset input")[0]);
/** the numbers of each form @type {WeakMap<HTMLElement, Record<string, number>>} */
const drawn = new WeakMap();

/** @param {HTMLElement} form @param {Record<string, number>} [saved] */
const draw = (form, saved) => {
  const { variables, program } = JSON.parse(form.dataset.key || "");
  /** @type {Record<string, number>} */
  const values = {};
  Object.keys(variables).forEach((name) => {
    const [first, last, step] = variables[name];
    const rank = Math.floor(Math.random() * (Math.floor((last - first) / step + 1e-9) + 1));
    values[name] = saved && name in saved ? saved[name] : Math.round((first + step * rank) * 1e6) / 1e6;
  });
  drawn.set(form, values);
  all(form, "[data-v]").forEach((place) => {
    place.textContent = shown(values[place.dataset.v || ""]);
  });
  all(form, "[data-result]")[0].textContent = shown(run(program, values));
};

/** @type {import("../../globals.js").Kind} */
const kind = {
  mark,
  ask: "Écrivez d’abord un nombre.",
  mount: (form) => draw(form),
  read: (form) => ({ values: drawn.get(form), typed: field(form).value }),
  write(form, response) {
    const { values, typed = "" } = response || {};
    draw(form, values);
    field(form).value = typed;
  },
  paint(form, _key, state) {
    field(form).dataset.mark = state;
  },
};
window.tremplin.kinds.formula = kind;
