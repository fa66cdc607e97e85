// Builds the theme's scripts (classic, so that they run from file://) and styles. `--check` only compares.
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../tremplin_theme/assets/tremplin");
const kinds = (await readdir(join(here, "questions"), { withFileTypes: true })).filter((e) => e.isDirectory());
const styled = kinds.filter(({ name }) => existsSync(join(here, `questions/${name}/${name}.css`)));

/** Modules that an earlier script of the page holds already: `modules` says what stands for them. */
const taken = (modules) => ({
  name: "taken",
  setup(bundler) {
    bundler.onResolve({ filter: /\.js$/ }, ({ path, importer }) => {
      const found = [path, basename(path)].find((name) => name in modules);
      return importer && found ? { path: found, namespace: "taken" } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: "taken" }, ({ path }) => ({ contents: modules[path] }));
  },
});
const shared = (...names) => `export const { ${names.join(", ")} } = window.tremplin;`;
const DOM = { "dom.js": shared("all", "make") };
const QUIZ = {
  "shared.js": shared("graded", "has", "rounded", "verdict", "UNANSWERED"),
  "chosen.js": shared("chosen"),
  "typed.js": shared("typed"),
  "./formats.js": "export const readFormat = (format, text) => window.tremplin.readFormat(format, text);",
  // a page with gaps loads the kind « text » too
  "./text.js": "export const mark = (key, response) => window.tremplin.kinds.text.mark(key, response);",
};

// Android phones and desktops of 2020 and later; `legalComments` because the sources are ours
const common = { absWorkingDir: here, bundle: true, minify: true, write: false, outdir: out, legalComments: "none", charset: "utf8" };
const LICENCE = "MicroPython, MIT licence, © 2013-2025 Damien P. George and contributors, https://micropython.org";
const STYLE = ["chrome88", "firefox78", "safari14"];
const script = { ...common, format: "iife", target: "es2018" };
const results = await Promise.all([
  build({ ...script, entryPoints: { tremplin: "tremplin.js" } }),
  build({ ...script, entryPoints: { exam: "quiz/exam.js", more: "quiz/more.js", when: "components/when/when.js", formats: "quiz/formats.js", protect: "quiz/protect.js", placement: "components/placement/placement.js" }, plugins: [taken({ ...DOM, "question.js": shared("quietButton") })] }),
  build({ ...script, entryPoints: { catalogue: "catalogue.js" }, plugins: [taken(DOM)] }),
  build({
    ...script,
    entryPoints: Object.fromEntries(kinds.map(({ name }) => [`questions/${name}`, `questions/${name}/${name}.js`])),
    plugins: [taken({ ...DOM, ...QUIZ })],
  }),
  build({
    ...common,
    entryPoints: Object.fromEntries(styled.map(({ name }) => [`questions/${name}`, `questions/${name}/${name}.css`])),
    target: STYLE,
  }),
  build({
    ...common,
    entryPoints: Object.fromEntries(
      ["tremplin", "catalogue", "embed", "code", "more", "paper", "serve"].map((name) => [name, `styles/${name}.css`]),
    ),
    target: STYLE,
  }),
]);

/** MicroPython's end for Node waits where a classic script cannot. */
const browserOnly = {
  name: "browser-only",
  setup(bundler) {
    bundler.onLoad({ filter: /micropython\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/await import\("(?:path|url)"\)/g, "{}"),
    }));
    // light also from hosts that compress nothing
    bundler.onLoad({ filter: /\.wasm$/ }, async ({ path }) => ({
      contents: gzipSync(await readFile(path), { level: 9 }),
      loader: "binary",
    }));
  },
};
// what runs learners' programs: a page whole by itself, for a frame without an origin may load nothing from a
// USB key; and another that holds Python besides
const sandbox = { ...script, target: "es2020" };
const [runner, python] = await Promise.all([
  build({ ...sandbox, entryPoints: ["sandbox/sandbox.js"] }),
  build({
    ...sandbox,
    entryPoints: ["sandbox/python.js"],
    external: ["module", "fs"],
    plugins: [browserOnly],
    logOverride: { "empty-import-meta": "silent" },
    // a function, whose text makes the worker
    banner: { js: `/* ${LICENCE} */\nwindow.pythonWorker=function(){` },
    footer: { js: "};" },
  }),
]);
const page = await readFile(join(here, "sandbox/sandbox.htm"), "utf8");
/** @param {...object} builds */
const pageOf = (...builds) =>
  page.replace("SCRIPT", () => builds.map(({ outputFiles }) => outputFiles[0].text.replace(/<\//g, "<\\/")).join("\n"));

/** esbuild bundles; terser finds a few hundred bytes more in what it has bundled. */
const small = async ({ path, text }) =>
  path.endsWith(".js") ? (await minify(text, { ecma: 2018, compress: { passes: 3, pure_getters: true } })).code : text;

const pages = [
  { path: join(out, "code/sandbox.htm"), text: pageOf(runner) },
  { path: join(out, "code/python.htm"), text: pageOf(python, runner) },
];
let stale = 0;
for (const file of [...results.flatMap((result) => result.outputFiles), ...pages]) {
  const { path } = file;
  const text = await small(file);
  const current = await readFile(path, "utf8").catch(() => "");
  if (current === text) continue;
  stale++;
  if (process.argv.includes("--check")) {
    console.error(`${path} is not what its sources make: run "make theme"`);
  } else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
if (process.argv.includes("--check")) process.exit(stale ? 1 : 0);
