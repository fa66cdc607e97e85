// The text of a page: Markdown, with a few buttons that write its signs.

import { make, said } from "./calls.js";
import { picturesOf, sent } from "./pictures.js";
import { idOf } from "./field.js";
import { rowsOf } from "./told.js";

/** Button → what is put before and after what is chosen, and what stands there when nothing is. */
const SIGNS = [
  ["Gras", "Mettre en gras", "**", "**", "important"],
  ["Titre", "Écrire un titre", "\n## ", "\n", "Un titre"],
  ["Liste", "Écrire une liste", "\n- ", "\n", "un élément"],
  ["Étapes", "Écrire une liste numérotée", "\n1. ", "\n", "D’abord"],
  ["Lien", "Écrire un lien", "[", "](https://)", "le nom du lien"],
  ["À retenir", "Écrire un encadré", "\n!!! tip \"À retenir\"\n    ", "\n", "Ce qu’il faut retenir."],
];

/**
 * @param {import("./field.js").Part} part
 * @param {import("./field.js").Change} change
 * @param {string} file
 */
export function markdown(part, change, file) {
  const key = JSON.stringify([part.name]);
  const area = make("textarea", { className: "page", id: idOf(key), "data-input": key, spellcheck: true, value: part.value ?? "" });
  const status = make("small", { role: "status" });
  const write = () => change(part.name, { do: "text", value: area.value }, key);
  /** @param {string} text @param {number} from @param {number} to */
  const put = (text, from = 0, to = text.length) => {
    const start = area.selectionStart;
    area.focus();
    area.setRangeText(text, start, area.selectionEnd, "end");
    area.setSelectionRange(start + from, start + to);
    write();
  };
  const buttons = SIGNS.map(([label, name, before, after, usual]) =>
    make("button", {
      type: "button",
      className: "quiet",
      "aria-label": name,
      onclick: () => {
        const chosen = area.value.slice(area.selectionStart, area.selectionEnd) || usual;
        const isFirst = area.selectionStart === 0 || area.value[area.selectionStart - 1] === "\n";
        const lead = before?.startsWith("\n") && isFirst ? before.slice(1) : before ?? "";
        put(lead + chosen + after, lead.length, lead.length + chosen.length);
      },
    }, label),
  );
  /** @param {File[]} pictures */
  const take = async (pictures) => {
    for (const picture of pictures) {
      status.textContent = "Envoi de l’image…";
      try {
        const path = await sent(file, picture);
        const said = "Décrivez cette image";
        put(`![${said}](${path})\n`, 2, 2 + said.length);
        status.textContent = "L’image est dans le cours. Écrivez ce qu’elle montre, entre les crochets.";
      } catch (error) {
        status.textContent = /** @type {Error} */ (error).message;
      }
    }
  };
  area.oninput = write;
  area.onpaste = (/** @type {ClipboardEvent} */ event) => {
    const pictures = picturesOf(event.clipboardData);
    if (pictures.length) {
      event.preventDefault();
      take(pictures);
    }
  };
  area.ondragover = (/** @type {DragEvent} */ event) => event.preventDefault();
  area.ondrop = (/** @type {DragEvent} */ event) => {
    const pictures = picturesOf(event.dataTransfer);
    if (pictures.length) {
      event.preventDefault();
      take(pictures);
    }
  };
  const picture = make("input", { type: "file", accept: "image/*", hidden: true, onchange: () => take([...picture.files]) });
  const kind = make("select", { "aria-label": "Genre de la question" }, ...said.kinds.map(([name, label]) => make("option", { value: name }, label)));
  return make(
    "div",
    { className: "field markdown", "data-key": key },
    make("div", { className: "signs", role: "toolbar", "aria-label": "Mise en forme" },
      ...buttons,
      make("button", { type: "button", className: "quiet", onclick: () => picture.click() }, "Image"),
      picture,
    ),
    make("label", { htmlFor: idOf(key), className: "hidden" }, part.title),
    make("ul", { className: "told", "data-told": "" }, ...rowsOf(part.told)),
    area,
    status,
    make("div", { className: "adding" }, kind, make("button", {
      type: "button",
      className: "add",
      onclick: () => change(part.name, { do: "quiz", kind: kind.value, at: area.selectionStart || area.value.length }),
    }, "Ajouter une question ici")),
  );
}
