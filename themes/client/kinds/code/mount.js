import { endless, pythonLoads, writeCode } from "words";
import { all } from "../../lib/dom.js";
import { explain } from "./explain.js";
import { mark } from "./mark.js";
import { kinds } from "../../quiz/registry.js";

/** the tests that each form's program passed, when it ran @type {WeakMap<HTMLElement, string[]|null>} */
const runs = new WeakMap();
/** @param {HTMLElement} form */
const editor = (form) => /** @type {HTMLTextAreaElement} */ (all(form, ".editor")[0]);

/** @param {HTMLElement} form @param {{language: string, tests: [string, string][]}} key */
const mount = (form, key) => {
  const frame = /** @type {HTMLIFrameElement} */ (all(form, "iframe")[0]);
  const [run] = /** @type {HTMLButtonElement[]} */ (all(form, "[data-run]"));
  const [out] = all(form, "[data-out]");
  const [told] = all(form, "[data-told]");
  const field = editor(form);
  all(form, ".run")[0].hidden = false;

  /** @param {string} text */
  const tell = (text) => {
    told.textContent = text;
    out.hidden = !text;
    out.textContent = text;
  };
  run.onclick = () => {
    run.disabled = true;
    tell(key.language === "python" ? pythonLoads : "");
    frame.hidden = key.language !== "html";
    // the frame is made anew, so that one run leaves nothing to the next
    frame.onload = () => {
      const { contentWindow } = frame;
      if (contentWindow) contentWindow.postMessage({ language: key.language, lang: document.documentElement.lang, code: field.value, tests: key.tests.map(([, test]) => test) }, "*");
    };
    frame.src = frame.dataset.frame || "";
  };
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || !Array.isArray(data.results)) return;
    run.disabled = false;
    const why = data.isEndless ? endless : data.error && explain(data.error);
    tell([...data.out, ...(why ? [why] : [])].join("\n"));
    runs.set(form, key.tests.map(([id]) => id).filter((_, n) => data.results[n]));
    /** @type {HTMLFormElement} */ (form).requestSubmit();
  });
  all(form, "[data-reset]")[0].onclick = () => {
    field.value = field.defaultValue;
    field.focus();
  };
  field.addEventListener("input", () => runs.delete(form));
};

/** @type {import("../../quiz/registry.js").Kind} */
const kind = {
  mark,
  mount,
  own: true,
  ask: writeCode,
  read: (form) => ({ code: editor(form).value, passed: runs.get(form) || null }),
  write(form, response) {
    const { code, passed = null } = response || {};
    editor(form).value = code === undefined ? editor(form).defaultValue : code;
    runs.set(form, passed);
  },
  paint(form, _key, state) {
    const passed = runs.get(form);
    all(form, "[data-row]").forEach((row) => {
      row.dataset.mark = !state || !passed ? "" : passed.includes(row.dataset.row || "") ? "right" : "wrong";
    });
  },
};
kinds.code = kind;
