import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { REFERENCE, moduleOf, placeholders, readCatalogues } from "../words.mjs";

const client = fileURLToPath(new URL("..", import.meta.url));
const catalogues = await readCatalogues(join(client, "../tremplin_theme/words"));
const reference = catalogues[REFERENCE];
const FOLDERS = ["features", "kinds", "lib", "pages", "quiz", "records", "sandbox", "styles"];
const sources = FOLDERS.flatMap((folder) => readdirSync(join(client, folder), { recursive: true }).map((name) => join(folder, name)))
  .filter((name) => /\.(?:js|css|htm)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(client, name), "utf8") }));
const asFunctions = (catalogue) => import(`data:text/javascript,${encodeURIComponent(moduleOf(catalogue, reference))}`);

for (const [language, { client: texts }] of Object.entries(catalogues)) {
  test(`the words of « ${language} » are those of French, with the same placeholders`, () => {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(reference.client).sort());
    for (const [key, text] of Object.entries(texts)) {
      assert.deepEqual(placeholders(text).sort(), placeholders(reference.client[key]).sort(), key);
      if (typeof text !== "string") assert.deepEqual(Object.keys(text), ["one", "other"], key);
    }
  });

  test(`no text of « ${language} » is empty`, () => {
    const forms = Object.values(texts).flatMap((text) => (typeof text === "string" ? [text] : Object.values(text)));
    assert.ok(forms.every((form) => form.trim()));
  });
}

test("numbers choose their words, whatever the order of the placeholders", async () => {
  const [fr, en] = await Promise.all([asFunctions(catalogues.fr), asFunctions(catalogues.en)]);
  assert.deepEqual([0, 1, 2].map((n) => fr.stepsDone(n, 5)), ["0\u00a0étape sur 5", "1\u00a0étape sur 5", "2\u00a0étapes sur 5"]);
  assert.deepEqual([0, 1, 2].map((n) => en.stepsDone(n, 5)), ["0 steps out of 5", "1 step out of 5", "2 steps out of 5"]);
  const other = { plural: "n > 1", client: { handled: "von {total} sind {n} `$\\" } };
  assert.equal((await asFunctions(other)).handled(1, 3), "von 3 sind 1 `$\\");
});

test("the rule of plurals is an expression on n, and no program", () => {
  for (const plural of ["alert(1)", "n = m", "n; x", "`n`"]) assert.throws(() => moduleOf({ plural, client: {} }, reference), /expression/);
});

test("every word is used", () => {
  const used = new Set();
  sources.forEach(({ text }) => {
    for (const [, names] of text.matchAll(/import \{([^}]+)\} from "words"/g)) names.split(",").forEach((name) => used.add(name.trim().split(" ")[0]));
    for (const [, name] of text.matchAll(/words\((\w+)\)/g)) used.add(name);
  });
  assert.deepEqual([...used].sort(), Object.keys(reference.client).sort());
});

// ---- no word of learners is in the sources

/** The texts of a script: strings and parts of templates, without comments and patterns. */
const textsOf = (name, text) => {
  const found = [];
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS));
  return found;
};
// an accent or a sign of French, or the beginning of a sentence
const WORDS = /[àâçéèêëîïôùûüÀÂÇÉÈÊÎÔœŒ’«»…]|^\s*[A-Z][a-z]+(?:\s|[.!?…]|$)/;
/** names of the browser */
const NAMES = new Set(["Boolean", "Enter", "Escape", "Number"]);

for (const { name, text } of sources.filter((source) => source.name.endsWith(".js"))) {
  test(`no word of learners is in ${name}`, () => assert.deepEqual(textsOf(name, text).filter((found) => WORDS.test(found) && !NAMES.has(found)), []));
}

for (const { name, text } of sources.filter((source) => source.name.endsWith(".css"))) {
  test(`no word of learners is in ${name}`, () => {
    const contents = [...text.matchAll(/content:\s*"([^"]*)"/g)].map(([, found]) => found.replace(/words\(\w+\)/g, ""));
    assert.deepEqual(contents.filter((found) => /\p{L}/u.test(found)), []);
  });
}

test("a word in a script would be found", () => {
  for (const source of ['say("Refaire")', "say(`Il reste ${n} étapes`)", 'make("p", "", "Juste !")']) {
    assert.notDeepEqual(textsOf("x.js", source).filter((found) => WORDS.test(found)), [], source);
  }
});
