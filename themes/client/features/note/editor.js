/** The fields of a note: what is typed is kept a moment later, and at once when the field or the page is left. */
import { locale, noteBoth, noteFull, noteHelp, noteKeep, noteLeft, noteText } from "words";
import { make } from "../../lib/dom.js";
import { LIMIT, marked, noted, writings, written } from "../../records/note.js";

/** milliseconds without typing after which a text is kept */
const PAUSE = 400;
/** signs that are left when it is said */
const FEW = 1000;

/**
 * @param {import("../../lib/store.js").Store} store @param {string} id of the step @param {string} where its title
 * @returns {Editor}
 */
export const makeEditor = (store, id, where) => {
  const keep = /** @type {HTMLInputElement} */ (make("input", ""));
  keep.type = "checkbox";
  const area = /** @type {HTMLTextAreaElement} */ (make("textarea", ""));
  Object.assign(area, { rows: 5, maxLength: LIMIT });
  const status = make("p", "");
  status.setAttribute("role", "status");
  /** the session of this page, 0 before its first sign; the texts that the field shows */
  const from = { session: 0, seen: writings({}) };
  /** what the field held when it was last read from the record, or kept there */
  let kept = "";
  let timer = 0;

  const save = () => {
    clearTimeout(timer);
    // the page of somebody else, or a note that is closed: nothing is written any more
    if (area.value === kept || !area.isConnected) return;
    store.update("note", id, (record, now) => {
      from.session = from.session || now;
      return written({ ...record, where }, area.value, from, now);
    });
    kept = area.value;
  };
  /** What another tab or device wrote shows too, but not under the fingers. */
  const sync = () => {
    const record = store.get("note", id);
    keep.checked = record.mark === 1;
    const text = noted(record);
    if (text !== kept && document.activeElement === area && document.hasFocus()) status.textContent = noteBoth;
    else if (area.value === kept) {
      area.value = kept = text;
      from.seen = writings(record);
    }
  };
  keep.onchange = () => store.update("note", id, (record, now) => marked({ ...record, where }, keep.checked, now));
  area.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
    const left = LIMIT - area.value.length;
    status.textContent = left <= 0 ? noteFull : left < FEW ? noteLeft(left) : "";
  };
  area.onchange = save;
  area.onblur = () => {
    save();
    sync();
  };
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", save);

  return {
    parts: [
      make("label", "tick", keep, make("span", "", noteKeep)),
      make("label", "", noteText, area),
      make("p", "", make("small", "", noteHelp(LIMIT.toLocaleString(locale)))),
      status,
    ],
    area,
    save,
    sync,
  };
};

/**
 * @typedef {object} Editor
 * @property {HTMLElement[]} parts @property {HTMLTextAreaElement} area
 * @property {() => void} save at once @property {() => void} sync shows what the record says
 */
