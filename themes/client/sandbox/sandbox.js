/**
 * Runs a learner's program in a frame without an origin: it reaches neither the site, nor its records, nor
 * the network. Programs run in a worker, which is stopped when it does not end.
 */
const LIMIT = 5000; // milliseconds

/** `error`: as the language words it @typedef {{out: string[], results: boolean[], error?: string, isEndless?: boolean}} Run */

/** @param {string[]} tests */
const none = (tests) => tests.map(() => false);

/** The page that the program writes, and JavaScript tests on it. @param {string} code @param {string[]} tests @returns {Run} */
const runHtml = (code, tests) => {
  document.body.innerHTML = code;
  const results = tests.map((test) => {
    try {
      return !!new Function(`return (${test})`)();
    } catch {
      return false;
    }
  });
  return { out: [], results };
};

// these two run in the worker, from their own text
/* c8 ignore start */
const javascript = () => {
  self.onmessage = ({ data: { code, tests } }) => {
    /** @type {string[]} */
    const out = [];
    const log = (/** @type {unknown[]} */ ...parts) => out.push(parts.map(String).join(" "));
    self.postMessage("begun");
    try {
      const checks = tests.map((/** @type {string} */ test) => `() => (${test}\n)`);
      const found = new Function("console", "sortie", `${code}\n;return [${checks.join()}];`)({ log, error: log, warn: log }, out);
      const results = found.map((/** @type {() => unknown} */ check) => {
        try {
          return !!check();
        } catch {
          return false;
        }
      });
      self.postMessage({ out, results });
    } catch (error) {
      self.postMessage({ out, error: String(error) });
    }
  };
};
const python = () => {
  self.onmessage = async ({ data: { code, tests } }) => {
    /** @type {string[]} */
    const out = [];
    const engine = await /** @type {any} */ (self).loadPython((/** @type {string} */ line) => out.push(line));
    self.postMessage("begun");
    try {
      engine.runPython(code);
    } catch (error) {
      return self.postMessage({ out, error: /** @type {Error} */ (error).message });
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
    self.postMessage({ out: printed, results });
  };
};
/* c8 ignore end */

/** @param {string} source @param {string} code @param {string[]} tests @returns {Promise<Run>} */
const inWorker = (source, code, tests) =>
  new Promise((done) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    /** @param {Run} run */
    const end = (run) => {
      worker.terminate();
      done(run);
    };
    worker.onerror = ({ message }) => end({ out: [message], results: none(tests) });
    worker.onmessage = ({ data }) => {
      if (data === "begun") setTimeout(() => end({ out: [], results: none(tests), isEndless: true }), LIMIT);
      else if (data.error) end({ out: data.out, results: none(tests), error: data.error });
      else end(data);
    };
    worker.postMessage({ code, tests });
  });

/** @param {{language: string, code: string, tests: string[]}} asked @returns {Run|Promise<Run>} */
const run = ({ language, code, tests }) => {
  if (language === "html") return runHtml(code, tests);
  if (language === "javascript") return inWorker(`(${javascript})()`, code, tests);
  return inWorker(`(${/** @type {any} */ (window).pythonWorker})();(${python})();`, code, tests);
};

addEventListener("message", async ({ source, data }) => {
  if (source !== parent || !data.language) return;
  document.documentElement.lang = data.lang;
  parent.postMessage(await run(data), "*");
});
