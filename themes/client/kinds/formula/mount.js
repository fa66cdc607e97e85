import { locale, writeNumber } from "words";
import { all } from "../../lib/dom.js";
import { mark, run } from "./mark.js";
import { kinds, run as runFeatures } from "../../quiz/registry.js";

/** @param {number} value */
const shown = (value) => (Math.round(value * 1e6) / 1e6).toLocaleString(locale, { maximumFractionDigits: 6 });
/** @param {HTMLElement} form */
const field = (form) => /** @type {HTMLInputElement} */ (all(form, "[name^=q]")[0]);
/** the numbers of each form @type {WeakMap<HTMLElement, Record<string, number>>} */
const drawn = new WeakMap();

/** @param {HTMLElement} form @param {Record<string, number>} [saved] */
const draw = (form, saved = {}) => {
  const { variables, program } = JSON.parse(form.dataset.key || "");
  /** @type {Record<string, number>} */
  const values = {};
  Object.keys(variables).forEach((name) => {
    const [first, last, step] = variables[name];
    const rank = Math.floor(Math.random() * (Math.floor((last - first) / step + 1e-9) + 1));
    const kept = saved[name];
    values[name] = Number.isFinite(kept) ? kept : Math.round((first + step * rank) * 1e6) / 1e6;
  });
  drawn.set(form, values);
  all(form, "[data-v]").forEach((place) => {
    place.textContent = shown(values[place.dataset.v || ""]);
  });
  all(form, "[data-result]")[0].textContent = shown(run(program, values));
};

/** @type {import("../../quiz/registry.js").Kind} */
const kind = {
  mark: (key, response) => mark(key, response, (...args) => runFeatures("quantity", ...args)[0]),
  ask: writeNumber,
  mount: (form) => draw(form),
  read: (form) => ({ values: drawn.get(form), typed: field(form).value }),
  write(form, response) {
    const { values, typed } = Object(response);
    draw(form, Object(values));
    field(form).value = typeof typed === "string" ? typed : "";
  },
  paint(form, _key, state) {
    const input = field(form);
    input.dataset.mark = state;
    input.setAttribute("aria-invalid", String(state === "wrong"));
  },
};
kinds.formula = kind;
