/**
 * The words of the interface, from one catalogue a language: the module « words » that scripts import, which holds
 * the words that they use and no other. French is the reference: what each text is given comes in its order there.
 */
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";

export const REFERENCE = "fr";

/** Language → catalogue. @param {string} folder */
export const readCatalogues = async (folder) => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const read = async (name) => [basename(name, ".json"), JSON.parse(await readFile(join(folder, name), "utf8"))];
  return Object.fromEntries(await Promise.all(names.map(read)));
};

const forms = (text) => (typeof text === "string" ? [text] : [text.one, text.other]);

/** The names between braces, each once; a text that depends on a number has `n`. */
export const placeholders = (text) => [
  ...new Set(forms(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))),
];

const literal = (form) => `\`${form.replace(/[\\`$]/g, "\\$&").replace(/\{(\w+)\}/g, "${$1}")}\``;

const PLURAL = /^[\sn\d=!<>&|%()?:+-]+$/;

/** The source of the module in one language. */
export const moduleOf = ({ plural, client }, reference) => {
  if (!PLURAL.test(plural)) throw new Error(`« ${plural} » is not an expression on n`);
  const rows = Object.entries(client).map(([key, text]) => {
    const names = placeholders(reference.client[key] || text);
    const [one, other] = forms(text).map(literal);
    if (!names.length) return `export const ${key} = ${one};`;
    return `export const ${key} = (${names.join(", ")}) => ${other ? `${plural} ? ${other} : ${one}` : one};`;
  });
  return rows.join("\n");
};

/** What TypeScript knows of the module. */
export const typesOf = ({ client }) => {
  const rows = Object.entries(client).map(([key, text]) => {
    const type = (name) => (name === "n" && typeof text === "object" ? "number" : "string | number");
    const names = placeholders(text).map((name) => `${name}: ${type(name)}`);
    return `  /** ${forms(text).join(" | ").trim()} */\n  export const ${key}: ${names.length ? `(${names.join(", ")}) => string` : "string"};`;
  });
  return `// made by build.mjs from words/${REFERENCE}.json\ndeclare module "words" {\n${rows.join("\n")}\n}\n`;
};

/** The plugin of esbuild that resolves « words » in scripts, and `words(key)` in the texts of styles. */
export const wordsOf = (catalogue, reference) => ({
  name: "words",
  setup(bundler) {
    const word = (_, key) => {
      if (!(key in catalogue.client)) throw new Error(`« ${key} » is not in a catalogue of words`);
      return catalogue.client[key];
    };
    bundler.onResolve({ filter: /^words$/ }, ({ path }) => ({ path, namespace: "words" }));
    bundler.onLoad({ filter: /.*/, namespace: "words" }, () => ({ contents: moduleOf(catalogue, reference) }));
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/words\((\w+)\)/g, word),
      loader: "css",
    }));
  },
});
