// What is to be corrected, beside what it is said of.

import { make, said } from "./calls.js";
import { keyOf } from "./field.js";

/** @typedef {import("./field.js").Told} Told */

/** What is said beside a field. @param {Told[]} told @param {string} id */
export function toldList(told, id) {
  return make("ul", { className: "told", id, "data-told": "" }, ...rowsOf(told));
}

/** What mends a mistake in the text of the form: an event that the form hears. @param {Told} one */
const mending = (one) => () => document.dispatchEvent(new CustomEvent("mend", { detail: { do: "mend", code: one.code, at: one.mend } }));

/** @param {Told[]} told */
export function rowsOf(told) {
  return told.map((one) =>
    make(
      "li",
      { className: one.severity },
      make("strong", {}, `${one.severity[0]?.toUpperCase()}${one.severity.slice(1)} : `),
      one.message,
      one.remedy && ` ${one.remedy}`,
      one.code && " ",
      one.code && make("a", { href: `${said.base}${one.help}`, target: "_blank" }, one.code),
      one.mend && " ",
      one.mend && make("button", { type: "button", className: "quiet", onclick: mending(one) }, "Corriger"),
    ),
  );
}

/** Say anew what is to be corrected, the fields staying as they are. @param {any} main @param {any[]} parts */
export function retell(main, parts) {
  /** @param {any} field @param {string} key */
  const one = (field, key) => {
    const box = main.querySelector(`[data-key='${CSS.escape(key)}']`);
    const list = box && [...box.children].find((/** @type {HTMLElement} */ child) => "told" in child.dataset);
    list?.replaceChildren(...rowsOf(field.told));
    if (field.title) box?.querySelector(":scope > summary [data-name]")?.replaceChildren(field.title);
  };
  for (const part of parts) {
    one({ told: part.told }, keyOf(part.name, []));
    /** @param {any[]} fields */
    const walk = (fields) => {
      for (const field of fields) {
        if (field.path.length || field.shape === "question") one(field, keyOf(part.name, field.path));
        walk([...(field.fields ?? []), ...(field.items ?? [])]);
      }
    };
    walk(part.fields ?? []);
  }
}
