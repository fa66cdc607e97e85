// The parts of a file: its text, its keys and questions, or what cannot be read.

import { make } from "./calls.js";
import { idOf, keyOf } from "./field.js";
import { Fields } from "./fields.js";
import { markdown } from "./markdown.js";
import { rowsOf } from "./told.js";

/** @param {any} part @param {import("./field.js").Change} ask @param {string} file */
export function drawn(part, ask, file) {
  const title = make("h2", {}, part.title);
  if (part.shape === "markdown") return [title, markdown(part, ask, file)];
  if (part.shape === "source") {
    const key = keyOf(part.name, []);
    const area = make("textarea", { className: "source", id: idOf(key), "data-input": key, spellcheck: false, value: part.value, oninput: () => ask(part.name, { do: "text", value: area.value }, key) });
    return [title, make("div", { className: "field source", "data-key": key }, make("label", { htmlFor: idOf(key) }, "Ce texte ne peut pas être lu tant que ce qui est signalé n’est pas corrigé."), make("ul", { className: "told", "data-told": "" }, ...rowsOf(part.told)), area)];
  }
  const fields = new Fields(part, ask, file);
  const isBank = part.fields.some((/** @type {any} */ field) => field.shape === "questions" || field.shape === "question");
  const inside = isBank ? fields.all(part.fields) : fields.parted(part.fields);
  return [title, make("section", { className: "part", "data-key": keyOf(part.name, []) }, make("ul", { className: "told", "data-told": "" }, ...rowsOf(part.told)), ...inside)];
}

/** What the form is made of, whatever is written in it. @param {any} value @returns {string} */
export function shapeOf(value) {
  return JSON.stringify(value, (name, inner) =>
    ["value", "told", "title", "start", "end"].includes(name) && (name !== "value" || typeof inner === "string") ? undefined : inner);
}
