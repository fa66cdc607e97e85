/**
 * Runs a learner's program in a frame without an origin: it reaches neither the site, nor its records, nor
 * the network. Programs run in a worker, which is stopped when it does not end.
 *
 * The page that frames it hands over a program and a port, once; the answer goes to that port. With an origin
 * of its own, or not framed, it listens to nobody.
 */
import { SIZE, answer } from "./answer.js";

const LIMIT = 5000; // milliseconds

/** Whether this frame has nothing to share with any page. On a disk, where every page's origin is « null », storage tells. */
const isAlone = () => {
  if (self.origin !== "null" || parent === self) return false;
  try {
    return !localStorage;
  } catch {
    return true;
  }
};

/** Take away what no policy governs: connections between browsers. @param {any} scope */
const disarm = (scope) => {
  for (const name of Object.getOwnPropertyNames(scope)) if (/rtc/i.test(name)) delete scope[name];
};

/**
 * Frames inside would have a scope of their own, with all of that again: they are removed before they load,
 * and what would hide them (shadow trees) is not there.
 */
const refuseFrames = () => {
  for (const { prototype } of /** @type {any[]} */ ([Document, Element, ShadowRoot, HTMLTemplateElement, Range])) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (/unsafe|attachshadow|^write|^open$|shadowroot|stream/i.test(name)) delete prototype[name];
    }
  }
  const find = document.querySelectorAll.bind(document, "iframe,frame,object,embed,fencedframe");
  const remove = Function.prototype.call.bind(Element.prototype.remove);
  const watch = () => {
    const frames = find();
    for (let n = 0; n < frames.length; n++) remove(frames[n]);
  };
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
};

/** The page that the program writes, and JavaScript tests on it. @param {string} code @param {string[]} tests */
const runHtml = (code, tests) => {
  refuseFrames();
  document.body.innerHTML = code;
  const results = tests.map((test) => {
    try {
      return !!new Function(`return (${test})`)();
    } catch {
      return false;
    }
  });
  return { results };
};

// these run in the worker, from their own text
/* c8 ignore start */
/** The only voice of the worker, taken before the program runs. */
const voice = () => {
  const post = self.postMessage.bind(self);
  for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) delete (/** @type {any} */ (scope).postMessage);
  return post;
};
/** The lines that a program prints; too many end it. @param {(said: object) => void} post */
const printer = (post) => {
  /** @type {string[]} */
  const out = [];
  let left = 100000; // signs, and 200 for each line
  const print = (/** @type {string} */ line) => {
    if (left <= 0) return;
    out[out.length] = line.slice(0, left);
    left -= line.length + 200;
    if (left <= 0) post({ out, isCut: true });
  };
  return { out, print };
};
const javascript = (/** @type {(said: any) => void} */ post, /** @type {any} */ { out, print }) => {
  self.onmessage = ({ data: { code, tests } }) => {
    const log = (/** @type {unknown[]} */ ...parts) => print(parts.map(String).join(" "));
    post("begun");
    try {
      const checks = tests.map((/** @type {string} */ test) => `() => (${test}\n)`);
      const found = new Function("console", "sortie", `${code}\n;return [${checks.join()}];`)({ log, error: log, warn: log }, out);
      const results = [];
      // nothing here that a program may have put in the place of the language's own
      for (let n = 0; n < tests.length; n++) {
        try {
          results[n] = !!found[n]();
        } catch {
          results[n] = false;
        }
      }
      post({ out, results });
    } catch (error) {
      post({ out, error: String(error) });
    }
  };
};
const python = (/** @type {(said: any) => void} */ post, /** @type {any} */ { out, print }) => {
  self.onmessage = async ({ data: { code, tests } }) => {
    const engine = await /** @type {any} */ (self).loadPython(print);
    post("begun");
    try {
      engine.runPython(code);
    } catch (error) {
      return post({ out, error: /** @type {Error} */ (error).message });
    }
    const printed = out.slice();
    engine.runPython(`sortie = ${JSON.stringify(printed)}`);
    const results = tests.map((/** @type {string} */ test) => {
      try {
        engine.runPython(`__right = bool(${test})`);
        return !!engine.globals.get("__right");
      } catch {
        return false;
      }
    });
    post({ out: printed, results });
  };
};
/* c8 ignore end */

/** @param {string} prelude @param {Function} program @param {string} code @param {string[]} tests @param {() => void} begun @returns {Promise<any>} */
const inWorker = (prelude, program, code, tests, begun) =>
  new Promise((done) => {
    const source = `${prelude};{const post=(${voice})();(${program})(post,(${printer})(post))}`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    /** @param {object} run */
    const end = (run) => {
      worker.terminate();
      done(run);
    };
    worker.onerror = ({ message }) => end({ out: [message] });
    worker.onmessage = ({ data }) => {
      if (data === "begun") {
        begun();
        setTimeout(() => end({ isEndless: true }), LIMIT);
      } else {
        end(data);
      }
    };
    worker.postMessage({ code, tests });
  });

/** @param {{language: string, code: string, tests: string[]}} asked @param {() => void} begun told when the program starts */
const run = ({ language, code, tests }, begun) => {
  if (language === "javascript") return inWorker("", javascript, code, tests, begun);
  if (language === "python") return inWorker(`(${/** @type {any} */ (window).pythonWorker})()`, python, code, tests, begun);
  begun();
  return runHtml(code, tests);
};

/** @param {MessageEvent} event */
const hear = async ({ source, data, ports: [port] }) => {
  if (source !== parent || !port) return;
  removeEventListener("message", hear);
  document.documentElement.lang = data.lang;
  const say = port.postMessage.bind(port);
  const { length } = data.tests;
  say(answer(data.code.length > SIZE ? {} : await run(data, () => say("begun")), length));
};

// elsewhere the page says what it is for
if (isAlone()) {
  document.body.textContent = "";
  disarm(self);
  addEventListener("message", hear);
}
