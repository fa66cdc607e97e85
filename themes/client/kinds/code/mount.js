import { endless, notStarted, outputCut, pythonElsewhere, pythonLoads, tooLong, writeCode } from "words";
import { all } from "../../lib/dom.js";
import { explain } from "./explain.js";
import { edited } from "../edited.js";
import { submit } from "../submit.js";
import { mark } from "./mark.js";
import { kinds } from "../../quiz/registry.js";
import { SIZE, answer } from "../../sandbox/answer.js";

// milliseconds: for a slow line to bring Python; after what the frame gives a program, for one that blocks the frame
const LOADING = 120000;
const RUNNING = 8000;

/** the tests that each form's program passed, when it ran @type {WeakMap<HTMLElement, string[]|null>} */
const runs = new WeakMap();
/** @param {HTMLElement} form */
const editor = (form) => /** @type {HTMLTextAreaElement} */ (all(form, ".editor")[0]);

/** Whether the worker of this site answers for the page: not that of another one on its host, nor one that is withdrawn. */
const isHeld = () => {
  const { controller } = Object(navigator.serviceWorker);
  return all(document, "[data-worker]").some(({ dataset }) => controller && controller.scriptURL === new URL(`${dataset.root}sw.js`, location.href).href);
};

/** @param {HTMLElement} form @param {{language: string, tests: [string, string][]}} key */
const mount = (form, key) => {
  let frame = /** @type {HTMLIFrameElement} */ (all(form, "iframe")[0]);
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
  let stop = () => {};
  run.onclick = () => {
    stop();
    const code = field.value;
    if (code.length > SIZE) return tell(tooLong);
    // MicroPython asks for browsers of 2021 to 2023
    if (key.language === "python" && !("DecompressionStream" in window)) return tell(pythonElsewhere);
    run.disabled = true;
    tell(key.language === "python" ? pythonLoads : "");
    // the frame is made anew, so that one run leaves nothing to the next
    const made = /** @type {HTMLIFrameElement} */ (frame.cloneNode());
    const { port1, port2 } = new MessageChannel();
    /** @type {ReturnType<typeof setTimeout>} */
    let clock;
    stop = () => {
      clearTimeout(clock);
      port1.close();
      made.onload = null;
      run.disabled = false;
    };
    const wait = (/** @type {number} */ time, /** @type {string} */ words) => {
      clearTimeout(clock);
      clock = setTimeout(() => {
        stop();
        made.removeAttribute("src");
        const blank = /** @type {HTMLIFrameElement} */ (made.cloneNode());
        made.replaceWith(blank);
        frame = blank;
        tell(words);
      }, time);
    };
    made.onload = () => {
      made.onload = null; // a program that leads its frame elsewhere gets no port there
      const asked = { language: key.language, lang: document.documentElement.lang, code, tests: key.tests.map(([, test]) => test) };
      if (made.contentWindow) made.contentWindow.postMessage(asked, "*", [port2]);
    };
    port1.onmessage = ({ data }) => {
      if (data === "begun") {
        // what comes the first time has come
        all(document, "[data-run] small").forEach((weight) => weight.remove());
        return wait(RUNNING, endless);
      }
      stop();
      const { out, results, error, isEndless, isCut } = answer(data, key.tests.length);
      const words = [isCut && outputCut, isEndless && endless, error && explain(error)].filter(Boolean);
      tell([...out, ...words].join("\n"));
      // what was changed meanwhile was not run
      if (field.value !== code) return;
      runs.set(form, key.tests.map(([id]) => id).filter((_, n) => results[n]));
      submit(form);
    };
    wait(LOADING, notStarted);
    made.hidden = key.language !== "html";
    // a worker does not see the frames that have no origin: ours takes theirs away itself (offline/worker.js), or the frame refuses
    if (isHeld()) made.removeAttribute("sandbox");
    made.src = made.dataset.frame || "";
    frame.replaceWith(made);
    frame = made;
  };
  all(form, "[data-reset]")[0].onclick = () => {
    field.value = field.defaultValue;
    edited(field);
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
  read(form) {
    const { value, defaultValue } = editor(form);
    const passed = runs.get(form) || null;
    // the code that was there is nobody's answer, unless it is right
    const isUntouched = value === defaultValue && passed && passed.length < all(form, "[data-row]").length;
    return { code: value, passed: isUntouched ? null : passed };
  },
  write(form, response) {
    const { code, passed } = Object(response);
    editor(form).value = typeof code === "string" ? code : editor(form).defaultValue;
    runs.set(form, Array.isArray(passed) ? passed : null);
  },
  paint(form, _key, state) {
    const passed = runs.get(form);
    all(form, "[data-row]").forEach((row) => {
      row.dataset.mark = !state || state === "unanswered" || !passed ? "" : passed.includes(row.dataset.row || "") ? "right" : "wrong";
    });
  },
};
kinds.code = kind;
