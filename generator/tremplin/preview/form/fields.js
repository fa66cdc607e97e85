// The fields of a part of a file, each with what is said of it. `change(part, change)` is called for what is asked.

import { make, said } from "./calls.js";
import { hasValue, idOf, isTold, keyOf } from "./field.js";
import { dropped } from "./pictures.js";
import { toldList } from "./told.js";

/** @typedef {import("./field.js").Told} Told @typedef {import("./field.js").Field} Field @typedef {import("./field.js").Part} Part @typedef {import("./field.js").Change} Change */

export class Fields {
  /** @param {Part} part @param {Change} change @param {string} file */
  constructor(part, change, file) {
    this.part = part;
    this.change = change;
    this.file = file;
  }

  /** @param {Field[]} fields */
  all(fields) {
    return fields.map((field) => this.one(field));
  }

  /** Those that are written, wanted or to be corrected; the others wait behind a summary. @param {Field[]} fields */
  parted(fields) {
    /** @param {Field} field */
    const isSeen = (field) => field.required || hasValue(field) || isTold(field);
    const rest = fields.filter((field) => !isSeen(field));
    const shown = this.all(fields.filter(isSeen));
    if (!rest.length) return shown;
    const names = rest.map((field) => field.label.toLowerCase());
    const few = names.length > 6 ? `${names.slice(0, 6).join(", ")}…` : names.join(", ");
    return [
      ...shown,
      make("details", { className: "more" }, make("summary", {}, "Ajouter : ", make("span", {}, few)), ...this.all(rest)),
    ];
  }

  /** @param {Field} field @returns {HTMLElement} */
  one(field) {
    const key = keyOf(this.part.name, field.path);
    if (field.shape === "settings") {
      return make(
        "details",
        { className: "settings", "data-key": `${this.part.name}-settings` },
        make("summary", {}, field.label),
        ...this.parted(field.fields ?? []),
      );
    }
    if (field.shape === "questions") return this.questions(field, key);
    if (field.shape === "question") return this.question(field, key, 0, 1);
    if (field.shape === "group") return this.group(field, key);
    if (field.shape === "row") return this.row(field, key);
    if (field.shape === "list") return this.list(field, key);
    if (field.shape === "map") return this.map(field, key);
    return this.simple(field, key);
  }

  /** A field of one value. @param {Field} field @param {string} key */
  simple(field, key) {
    const id = idOf(key);
    const control = this.control(field, key, id);
    const help = field.help && make("small", { className: "help", id: `${id}-help` }, field.help);
    const box = make(
      "div",
      { className: `field ${field.shape}`, "data-key": key },
      field.label && make("label", { htmlFor: id }, field.label, field.required && make("span", { className: "must" }, " (obligatoire)")),
      help,
      control,
      toldList(field.told, `${id}-told`),
    );
    return box;
  }

  /** @param {Field} field @param {string} key @param {string} id */
  control(field, key, id) {
    const label = field.label ? undefined : field.key ?? "Valeur";
    const more = { id, "data-input": key, "aria-describedby": `${id}-help ${id}-told`, ...(label && { "aria-label": label }) };
    /** @param {string} value */
    const set = (value) =>
      field.shape === "any"
        ? this.ask({ do: "yaml", path: field.path, value }, key)
        : this.ask({ do: "set", path: field.path, value: value || null }, key);
    if (field.shape === "word" || field.shape === "yes-no") {
      const words = field.words ?? [];
      const written = field.value ?? "";
      const isOdd = written && !words.includes(written);
      const select = make(
        "select",
        more,
        make("option", { value: "" }, field.required ? "Choisissez" : "Comme d’habitude"),
        isOdd && make("option", { value: written }, `${written} ?`),
        ...words.map((word) => make("option", { value: word }, word)),
      );
      select.value = written;
      select.onchange = () => set(select.value);
      return select;
    }
    const isLong = field.shape === "text" || field.shape === "any" || (field.value ?? "").includes("\n");
    const input = isLong
      ? make("textarea", { ...more, rows: 1, spellcheck: field.shape !== "any" })
      : make("input", { ...more, type: "text", autocomplete: "off" });
    if (field.known) input.setAttribute("list", `known-${field.known}`);
    input.value = field.value ?? "";
    if (field.example) input.placeholder = `Par exemple : ${field.example}`;
    if (field.shape === "any") input.lang = "zxx";
    input.oninput = () => set(input.value);
    if (!field.picture) return input;
    return make("div", { className: "picture" }, input, ...dropped(this.file, (path) => {
      input.value = path;
      set(path);
    }));
  }

  /** @param {Field} field @param {string} key */
  group(field, key) {
    const fields = field.fields ?? [];
    const sides = fields.filter((one) => ["right", "wrong"].includes(String(one.path.at(-1))) && one.shape === "text");
    const side = sides.find((one) => one.value !== null);
    const rest = side && sides.length === 2 ? fields.filter((one) => !sides.includes(one)) : fields;
    return make(
      "fieldset",
      { className: "group", "data-key": key },
      field.label && make("legend", {}, field.label),
      field.help && make("small", { className: "help" }, field.help),
      toldList(field.told, `${idOf(key)}-told`),
      rest !== fields && side && this.answer(side),
      ...this.parted(rest),
    );
  }

  /** An answer, and whether it is right. @param {Field} field */
  answer(field) {
    const isRight = field.path.at(-1) === "right";
    const key = keyOf(this.part.name, field.path);
    const select = make(
      "select",
      { "aria-label": "Cette réponse est", "data-input": `${key}-side` },
      make("option", { value: "juste", selected: isRight }, "Réponse juste"),
      make("option", { value: "faux", selected: !isRight }, "Réponse fausse"),
    );
    select.onchange = () => this.ask({ do: "rename", path: field.path, value: select.value });
    return make("div", { className: `answer ${isRight ? "right" : "wrong"}` }, select, this.simple({ ...field, label: "", key: "Réponse", help: "" }, key));
  }

  /** A text, or keys where there is more to say of it. @param {Field} field @param {string} key */
  row(field, key) {
    if (field.value === null) return this.group(field, key);
    const first = field.fields?.find((one) => one.path.at(-1) === "right") ?? field.fields?.[0];
    const name = String(first?.path.at(-1));
    return make(
      "div",
      { className: "row" },
      this.simple({ ...field, label: first?.label ?? "", help: "", shape: "line" }, key),
      make("button", {
        type: "button",
        className: "quiet",
        onclick: () => this.ask({ do: "wrap", path: field.path, value: { [name]: field.value, feedback: "…" } }),
      }, "Ajouter un retour"),
    );
  }

  /** @param {Field} field @param {string} key */
  list(field, key) {
    const items = field.items ?? [];
    const count = items.length;
    const rows = items.map((item, rank) => {
      const isLine = item.shape === "line" || item.shape === "row";
      const where = item.alone ? null : this.tools(item.path, rank, count, "cette ligne", isLine);
      return make("li", { className: isLine ? "line" : "" }, this.one(item), where);
    });
    const add = () => this.ask({ do: "add", path: field.path, rank: count, value: field.new });
    return make(
      "fieldset",
      { className: "list", "data-key": key },
      field.label && make("legend", {}, field.label, field.required && make("span", { className: "must" }, " (obligatoire)")),
      field.help && make("small", { className: "help" }, field.help),
      toldList(field.told, `${idOf(key)}-told`),
      make("ol", {}, ...rows),
      make("button", { type: "button", className: "add", onclick: add }, "Ajouter"),
    );
  }

  /** A table of what the author names. @param {Field} field @param {string} key */
  map(field, key) {
    const rows = (field.items ?? []).map((item) => {
      const rename = make("input", {
        type: "text",
        value: item.key ?? "",
        className: "name",
        "aria-label": "Nom",
        onchange: () => this.ask({ do: "rename", path: item.path, value: rename.value }),
      });
      const remove = this.button("Retirer", `Retirer « ${item.key} »`, { do: "remove", path: item.path });
      return make("li", {}, rename, this.one({ ...item, label: "" }), remove);
    });
    const name = make("input", { type: "text", className: "name", "aria-label": "Nom à ajouter", placeholder: "nom-court" });
    const add = () => name.value && this.ask({ do: "name", path: field.path, name: name.value, value: field.new });
    return make(
      "fieldset",
      { className: "list map", "data-key": key },
      field.label && make("legend", {}, field.label, field.required && make("span", { className: "must" }, " (obligatoire)")),
      field.help && make("small", { className: "help" }, field.help),
      toldList(field.told, `${idOf(key)}-told`),
      make("ul", {}, ...rows),
      make("div", { className: "adding" }, name, make("button", { type: "button", className: "add", onclick: add }, "Ajouter")),
    );
  }

  /** @param {Field} field @param {string} key */
  questions(field, key) {
    const items = field.items ?? [];
    const rows = items.map((item, rank) => make("li", {}, this.question(item, keyOf(this.part.name, item.path), rank, items.length)));
    const kind = make(
      "select",
      { "aria-label": "Genre de la question" },
      ...said.kinds.map(([name, label]) => make("option", { value: name }, label)),
      make("option", { value: "passage" }, "un texte entre les questions"),
    );
    return make(
      "section",
      { className: "questions", "data-key": key },
      make("h3", {}, `${field.label} (${items.length})`),
      toldList(field.told, `${idOf(key)}-told`),
      make("ol", {}, ...rows),
      make("div", { className: "adding" }, kind, make("button", {
        type: "button",
        className: "add",
        onclick: () => this.ask({ do: "ask", path: field.path, kind: kind.value, rank: items.length }),
      }, "Ajouter une question")),
    );
  }

  /** @param {Field} field @param {string} key @param {number} rank @param {number} count */
  question(field, key, rank, count) {
    const isPassage = field.kind === undefined;
    const kind = !isPassage && make(
      "label",
      { className: "kind" },
      "Genre ",
      make("select", {
        "data-input": `${key}-kind`,
        /** @param {Event} event */
        onchange: (event) => this.ask({
          do: "set",
          path: [...field.path, "kind"],
          value: said.kinds.find(([name]) => name === /** @type {HTMLSelectElement} */ (event.target).value)?.[1] ?? null,
        }),
      }, !field.kind && make("option", { value: "" }, "Choisissez"), ...said.kinds.map(([name, label]) => make("option", { value: name, selected: name === field.kind }, label))),
    );
    const count_ = isTold(field) ? make("span", { className: "alert" }, "à corriger") : null;
    return make(
      "details",
      { className: "question", "data-key": key, "data-question": field.id ?? "", open: isTold(field) },
      make("summary", {}, make("span", { className: "rank" }, String(rank + 1)), make("span", { "data-name": "" }, field.title ?? ""), count_),
      toldList(field.told, `${idOf(key)}-told`),
      kind,
      ...this.parted(field.fields ?? []),
      field.path.length && count > 0 ? this.tools(field.path, rank, count, "cette question") : null,
    );
  }

  /**
   * What is done with an item of a list, in signs beside a line.
   * @param {(string|number)[]} path @param {number} rank @param {number} count @param {string} what
   * @param {boolean} [isLine]
   */
  tools(path, rank, count, what, isLine = false) {
    return make(
      "div",
      { className: "tools" },
      rank > 0 && this.button(isLine ? "↑" : "Monter", `Monter ${what}`, { do: "move", path, to: rank - 1 }),
      rank + 1 < count && this.button(isLine ? "↓" : "Descendre", `Descendre ${what}`, { do: "move", path, to: rank + 1 }),
      !isLine && this.button("Copier", `Copier ${what}`, { do: "copy", path }),
      this.button(isLine ? "✕" : "Retirer", `Retirer ${what}`, { do: "remove", path }),
    );
  }

  /** @param {string} label @param {string} name @param {Record<string, any>} change */
  button(label, name, change) {
    const key = `${JSON.stringify(change)}`;
    return make("button", { type: "button", className: "quiet", "aria-label": name, "data-input": key, onclick: () => this.ask(change) }, label);
  }

  /** @param {Record<string, any>} change @param {string} [key] */
  ask(change, key) {
    this.change(this.part.name, change, key);
  }
}
