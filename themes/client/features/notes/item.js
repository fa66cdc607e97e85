/** A step in « Mes notes »: what was noted of it, to change or to take away. */
import { close as closeWord, locale, noteEdit, noteGone, noteKept, noteOn, noteRemove, noteRemoved, noteRestore } from "words";
import { actionButton, quietButton } from "../../lib/button.js";
import { fill, make } from "../../lib/dom.js";
import { erased, marked, written } from "../../records/note.js";
import { makeEditor } from "../note/editor.js";

/**
 * @param {import("../../lib/store.js").Store} store @param {import("./rows.js").Row} first @param {string} address of the step
 * @param {() => void} changed called when it was removed, put back or changed
 */
export const makeItem = (store, first, address, changed) => {
  const { id } = first;
  const element = make("article", "noted");
  /** @type {import("../note/editor.js").Editor|null} */
  let editor = null;
  /** @type {(() => void)|null} */
  let undo = null;
  let shown = "";

  /** Buttons of several steps say which is theirs. @param {HTMLElement} button @param {string} title */
  const of = (button, title) => {
    button.append(make("span", "vh", ` : ${title}`));
    return button;
  };
  /** @param {import("./rows.js").Row} row */
  const heading = ({ title, isGone }) => {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", title));
    link.href = address;
    return make("h3", "", isGone ? title : link);
  };

  /** @param {import("./rows.js").Row} row */
  const remove = ({ title, text, isKept }) => {
    const before = undo;
    store.update("note", id, erased);
    undo = () => {
      undo = null;
      if (before) before();
      if (text) store.update("note", id, (record, now) => written(record, text, { session: now, seen: [] }, now));
      if (isKept) store.update("note", id, (record, now) => marked(record, true, now));
      changed();
      element.focus();
    };
    shown = "";
    element.classList.add("removed");
    const back = actionButton("btn quiet", noteRestore, undo);
    const said = make("p", "", noteRemoved(title));
    said.setAttribute("role", "status");
    fill(element, said, make("p", "acts", of(back, title)));
    changed();
    back.focus();
  };
  /** @param {import("./rows.js").Row} row */
  const edit = (row) => {
    editor = makeEditor(store, id, row.title);
    const end = () => {
      if (editor) editor.save();
      editor = null;
      shown = "";
      changed();
      element.focus();
    };
    const panel = make("div", "panel", ...editor.parts, make("p", "acts", actionButton("btn", closeWord, end)));
    panel.addEventListener("keydown", ({ key }) => key === "Escape" && end());
    fill(element, heading(row), panel);
    editor.sync();
    editor.area.focus();
  };

  element.tabIndex = -1;
  return {
    element,
    isOpen: () => !!(editor || undo),
    /** @param {import("./rows.js").Row} row */
    update: (row) => {
      if (editor) return editor.sync();
      if (undo && !row.text && !row.isKept) return;
      element.classList.remove("removed");
      // it may have been noted again elsewhere: what was removed here comes back beside that
      const back = undo;
      const now = JSON.stringify([row, !back]);
      if (now === shown) return;
      shown = now;
      const { title, text, isKept, isGone, at } = row;
      fill(
        element,
        heading(row),
        ...(isGone ? [make("p", "facts", noteGone)] : []),
        ...(isKept ? [make("p", "kept", noteKept)] : []),
        ...(text ? [make("p", "written", text), make("p", "facts", noteOn(new Date(at).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" })))] : []),
        make("p", "acts", ...(back ? [of(actionButton("btn quiet", noteRestore, back), title)] : []), of(quietButton(noteEdit, () => edit(row)), title), of(quietButton(noteRemove, () => remove(row)), title)),
      );
    },
  };
};

/** @typedef {ReturnType<typeof makeItem>} Item */
