// Builds the theme's scripts (classic, so that they run from file://) and styles. `--check` only compares.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { minify } from "terser";
import { TARGETS } from "./baseline/browsers.mjs";
import { forOlder } from "./baseline/older.mjs";
import { withoutUnused } from "./unused.mjs";
import { REFERENCE, readCatalogues, typesOf, wordsOf } from "./words.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const theme = join(here, "../tremplin_theme");
const out = join(theme, "assets/tremplin");
const catalogues = await readCatalogues(join(theme, "words"));
const reference = catalogues[REFERENCE];

/** The files at `path`, in which one part may be « * », by what stands there; `name` makes the built name. */
const found = async (path, name = (star) => star) => {
  const [folder, rest] = path.split("*");
  const stars = (await readdir(join(here, folder))).map((entry) => (rest.startsWith("/") ? entry : entry.endsWith(rest) && basename(entry, rest)));
  const files = stars.filter(Boolean).map((star) => [name(star), `${folder}${star}${rest}`]);
  const isThere = await Promise.all(files.map(([, file]) => readFile(join(here, file)).then(() => true, () => false)));
  return Object.fromEntries(files.filter((_, n) => isThere[n]));
};
const ofKind = (kind) => `questions/${kind}`;
const { tremplin, quiz, aids, ...pages } = await found("pages/*.js");
// most quizzes have these, which are shorter than what it costs to ask for them: pages/quiz.js brings them
const { "questions/choice": _choice, "questions/truefalse": _truefalse, ...kinds } = await found("kinds/*/mount.js", ofKind);
// these load others, or are loaded, on a tap
const { gzip, scan, lost, note, kept, sealed, tools, transfer, ...features } = await found("features/*/mount.js");
const scripts = { ...pages, ...features, ...kinds };
const styles = { ...(await found("styles/*.css")), ...(await found("features/*/style.css")), ...(await found("kinds/*/style.css", ofKind)) };

// Safari has all of it since 11.1, says MDN; esbuild goes by its bugs in corners where no script of ours goes
const SUPPORTED = { destructuring: true, "template-literal": true };
// `legalComments` because the sources are ours
const common = { absWorkingDir: here, target: TARGETS, supported: SUPPORTED, bundle: true, minify: true, write: false, outdir: out, legalComments: "none", charset: "utf8" };
/** The libraries inside scripts, which say whose they are. */
const QR = "qr, MIT licence, © 2023 Paul Miller, https://github.com/paulmillr/qr";
const FSRS = "ts-fsrs, MIT licence, © 2024 Open Spaced Repetition, https://github.com/open-spaced-repetition/ts-fsrs";
const SEARCH = "MiniSearch, MIT licence, © 2022 Luca Ongaro, https://github.com/lucaong/minisearch; @orama/stemmers, Apache-2.0 licence, © 2023 OramaSearch Inc., https://github.com/oramasearch/orama; Snowball, BSD-3-Clause licence, © 2001 Martin Porter, https://snowballstem.org";
const LIBRARIES = { "search.js": SEARCH, "revision.js": FSRS, "scan.js": QR, "transfer.js": QR, "gzip.js": "fflate, MIT licence, © 2026 Arjun Barrett, https://github.com/101arrowz/fflate" };
const LICENCE = "MicroPython, MIT licence, © 2013-2025 Damien P. George and contributors, https://micropython.org";
const script = { ...common, format: "iife", minify: false, minifySyntax: true };

/** What modules export. @param {string[]} entryPoints */
const exportsOf = async (entryPoints) => {
  const { metafile } = await build({ ...common, entryPoints, format: "esm", metafile: true, external: ["names"], plugins: [wordsOf(reference, reference)] });
  const rows = Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]);
  return { inputs: metafile.inputs, exports: Object.fromEntries(rows) };
};
/** What a script puts on `window.tremplin`: module → the names that others take from it. @param {string} list */
const sharedBy = async (list) => {
  const { inputs, exports } = await exportsOf([list]);
  const modules = await exportsOf(inputs[list].imports.map(({ path }) => path));
  return Object.entries(modules.exports).map(([path, names]) => [path, names.filter((name) => exports[list].includes(name))]);
};
const ofPages = await sharedBy("lib/shared.js");
const ofQuizzes = await sharedBy("quiz/shared.js");

/** What other scripts of the page share is taken from there. @param {[string, string[]][]} shared */
const taken = (shared) => ({
  name: "taken",
  setup(bundler) {
    const sources = Object.fromEntries(shared.map(([path, names]) => [path, `export { ${names.join(", ")} } from "window";`]));
    sources.window = `export const { ${shared.flatMap(([, names]) => names).join(", ")} } = window.tremplin;`;
    bundler.onResolve({ filter: /^window$/ }, ({ path }) => ({ path, namespace: "taken" }));
    bundler.onResolve({ filter: /\.js$/ }, ({ path, resolveDir }) => {
      const file = relative(here, join(resolveDir, path)).replaceAll("\\", "/");
      return file in sources ? { path: file, namespace: "taken" } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: "taken" }, ({ path }) => ({ contents: sources[path] }));
  },
});
/** What it shares itself, as a plain object: lighter than what esbuild makes of a whole module. @param {string} page @param {[string, string[]][]} shared */
const given = (page, shared) => ({
  name: "given",
  setup(bundler) {
    const imports = shared.map(([path], n) => `import * as from${n} from "../${path}";`);
    const object = `const shared = { ${shared.flatMap(([, names], n) => names.map((name) => `${name}: from${n}.${name}`)).join(", ")} };`;
    bundler.onLoad({ filter: new RegExp(`pages.${page}\\.js$`) }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/import \* as shared .*/, [...imports, object].join("\n")),
    }));
  },
});

/** What came to Chrome 70: in a browser below the baseline the page is the one without scripts, for the other scripts build on the first. */
const GATE = 'Symbol("t").description';
/** There, what « noscript » holds: the styles that the scripts would ask for. */
const PLAIN = String.raw`[].forEach.call(document.querySelectorAll("noscript"), function (part) {
  part.textContent.replace(/[^"]*assets\/tremplin[^"]*/g, function (address) {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    document.head.appendChild(link);
  });
});`;
/** @param {string} text a script @param {string} otherwise what runs below the baseline */
const gated = (text, otherwise) => text.replace(/"use strict";\n(.*)/s, (_, app) => `"use strict";\nif (${GATE}) ${app} ${otherwise}`);
/** esbuild bundles; terser makes smaller what it has bundled (`unsafe`: no script of ours changes what is built in). Of styles, the spaces that esbuild leaves before the value of a property of ours. */
const small = async ({ path, text }) =>
  path.endsWith(".js") ? (await minify(text, { ecma: 2018, compress: { passes: 5, pure_getters: true, hoist_props: true, unsafe: true, lhs_constants: false, sequences: false }, format: { quote_style: 1 } })).code : path.endsWith(".css") ? text.replace(/(--[\w-]+): /g, "$1:") : text;

/**
 * What a script loads on a tap has the name that pages would give it (render/assets.py), with the digest of its text:
 * the module « names ». @param {Record<string, string>} names
 */
const namesOf = (names) => ({
  name: "names",
  setup(bundler) {
    bundler.onResolve({ filter: /^names$/ }, ({ path }) => ({ path, namespace: "names" }));
    bundler.onLoad({ filter: /.*/, namespace: "names" }, () => ({
      contents: Object.entries(names).map(([name, file]) => `export const ${name} = ${JSON.stringify(file)};`).join("\n"),
    }));
  },
});
/** The name of a file in a language; `before` are the files of French, where there is one. */
const nameIn = async (language, file, before) => {
  const text = await small(file);
  const [stem, end] = relative(out, file.path).split(/\.(?=[^.]+$)/);
  const isOwn = before && !before.some((other) => other.path === file.path && other.text === file.text);
  return `${isOwn ? `${language}/` : ""}${stem}.${createHash("sha256").update(text).digest("hex").slice(0, 6)}.${end}`;
};

/**
 * MiniSearch with what `features/search/index.js` calls, and no more. Firefox 68 knows no classes of letters, by which it
 * would cut a text into words: ours are cut before.
 */
const leaner = {
  name: "leaner",
  setup(bundler) {
    bundler.onLoad({ filter: /minisearch[\\/]dist[\\/]es[\\/]index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const cut = text.replace("/[\\n\\r\\p{Z}\\p{P}]+/u", "/\\s+/");
      if (cut === text) throw new Error("MiniSearch cuts texts in another way");
      return { contents: withoutUnused(cut, ["loadJS", "search"]) };
    });
  },
};

/** The scripts and styles in a language. @returns {Promise<{path: string, text: string}[]>} */
const builtIn = async (language, before) => {
  const words = wordsOf(catalogues[language], reference);
  const sheets = (await build({ ...common, entryPoints: styles, plugins: [words] })).outputFiles.map(({ path, text }) => ({ path, text: forOlder(text) }));
  const nameOf = (files, name) => nameIn(language, files.find(({ path }) => path === join(out, name)), before);
  /** @param {Record<string, string>} entryPoints @param {...any} plugins */
  const bundled = async (entryPoints, ...plugins) => {
    const { outputFiles } = await build({ ...script, entryPoints, plugins: [words, leaner, ...plugins] });
    return outputFiles.map(({ path, text }) => ({ path, text: basename(path) in LIBRARIES ? `/*! ${LIBRARIES[basename(path)]} */\n${text}` : text }));
  };
  // what a script loads on a tap is made before it, for it is named by its text
  /** @type {Record<string, string>} */
  const names = { style: await nameOf(sheets, "tools.css"), ownerStyle: await nameOf(sheets, "owner.css"), lostStyle: await nameOf(sheets, "lost.css") };
  /** @type {{path: string, text: string}[]} */
  const files = [];
  for (const [entryPoints, shared] of [[{ gzip, scan, lost, note, kept }, ofPages], [{ sealed }, ofPages], [scripts, [...ofPages, ...ofQuizzes]], [{ tools }, ofPages], [{ aids, transfer }, ofPages]]) {
    const made = await bundled(entryPoints, namesOf(names), taken(shared));
    files.push(...made);
    for (const name of Object.keys(entryPoints).filter((path) => !path.includes("/"))) names[name] = await nameOf(made, `${name}.js`);
  }
  const marking = await bundled({ quiz }, taken(ofPages), given("quiz", ofQuizzes));
  const [first] = await bundled({ tremplin }, namesOf(names), given("tremplin", ofPages));
  return [{ path: first.path, text: gated(first.text, `else ${PLAIN}`) }, ...files, ...marking, ...sheets].map(({ path, text }) => ({ path, text }));
};
const French = await builtIn(REFERENCE);
const others = await Promise.all(
  Object.keys(catalogues)
    .filter((language) => language !== REFERENCE)
    .map(async (language) => {
      const files = await builtIn(language, French);
      // a file without words serves every language
      return files
        .filter(({ text }, n) => text !== French[n].text)
        .map(({ path, text }) => ({ path: join(out, language, relative(out, path)), text }));
    }),
);

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
const sandbox = { ...script, minify: true };
const [runner, python] = await Promise.all([
  build({ ...sandbox, entryPoints: ["sandbox/sandbox.js"] }),
  build({
    ...sandbox,
    entryPoints: ["sandbox/python.js"],
    // its WebAssembly asks for browsers of 2021: elsewhere the page says so
    target: "es2020",
    external: ["module", "fs"],
    plugins: [browserOnly],
    logOverride: { "empty-import-meta": "silent" },
    // a function, whose text makes the worker
    banner: { js: `/* ${LICENCE} */\nwindow.pythonWorker=function(){` },
    footer: { js: "};" },
  }),
]);
// at the root of the site, which a worker must stand at to see its pages
const workers = await build({ ...script, entryPoints: ["offline/worker.js", "offline/withdrawn.js"], outdir: join(theme, "worker") });
// what opens a course that is one file
const [single] = (await build({ ...script, entryPoints: ["editions/single.js"], outdir: join(theme, "editions") })).outputFiles;
const page = await readFile(join(here, "sandbox/sandbox.htm"), "utf8");
/** @param {...object} builds */
const pageOf = (...builds) =>
  page.replace("SCRIPT", () => builds.map(({ outputFiles }) => outputFiles[0].text.replace(/<\//g, "<\\/")).join("\n"));

const files = [
  ...French,
  ...others.flat(),
  ...workers.outputFiles.map(({ path, text }) => ({ path, text })),
  { path: single.path, text: gated(single.text, "") },
  { path: join(out, "code/sandbox.htm"), text: pageOf(runner) },
  { path: join(out, "code/python.htm"), text: pageOf(python, runner) },
  { path: join(out, "icon.svg"), text: await readFile(join(here, "styles/icon.svg"), "utf8") },
  // made from it by icons/draw.py
  ...(await Promise.all(Object.entries(await found("icons/*.png")).map(async ([name, file]) => ({ path: join(out, `${name}.png`), text: await readFile(join(here, file)) })))),
  { path: join(here, "words.d.ts"), text: typesOf(reference) },
];
const isCheck = process.argv.includes("--check");
const stale = [];
for (const file of files) {
  const data = Buffer.from(await small(file));
  if (data.equals(await readFile(file.path).catch(() => Buffer.alloc(0)))) continue;
  stale.push(file.path);
  if (isCheck) continue;
  await mkdir(dirname(file.path), { recursive: true });
  await writeFile(file.path, data);
}
// what no source makes any more
const entries = await readdir(out, { recursive: true, withFileTypes: true });
const present = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
for (const path of present.filter((path) => !files.some((file) => file.path === path))) {
  stale.push(path);
  if (!isCheck) await rm(path);
}
if (isCheck) {
  stale.forEach((path) => console.error(`${path} is not what its sources make: run "make theme"`));
  process.exit(stale.length ? 1 : 0);
}
// what each weighs after brotli, which is long to know; tests look at it, for not every Node has the same brotli
const assets = files.map(({ path }) => path).filter((path) => path.startsWith(join(out, "/"))).sort();
const weights = await Promise.all(assets.map(async (path) => [relative(out, path).replaceAll("\\", "/"), brotliCompressSync(await readFile(path)).length]));
await writeFile(join(theme, "weights.json"), `${JSON.stringify(Object.fromEntries(weights), null, 1)}\n`);
