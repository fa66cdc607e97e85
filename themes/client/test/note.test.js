/** Notes: two places never lose a text, what was erased stays so, and in a file all is text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { fold } from "../lib/fold.js";
import { openStore } from "../lib/store.js";
import { LIMIT, erased, isNote, marked, mergeNotes, noted, written, writings } from "../records/note.js";
import { check } from "../records/record.js";
import { readCatalogues, wordsOf } from "../words.mjs";
import { disk } from "./disk.js";

fc.configureGlobal({ seed: 20261126 });

/** @param {any} record @param {string} text @param {number} session @param {number} now */
const edit = (record, text, session, now, seen = writings(record)) => written(record, text, { session, seen }, now);

// ---- what is kept

test("what a session writes takes the place of what it read, and of what it wrote before", () => {
  const first = edit({}, "un", 1, 1);
  assert.equal(noted(edit(first, "deux", 5, 5)), "deux");
  assert.equal(noted(edit(first, "un et deux", 1, 9)), "un et deux");
  assert.equal(isNote(edit(first, "", 5, 5)), false);
});

test("two tabs that did not see each other both keep their text, whatever the order", () => {
  const shared = edit({}, "avant", 1, 1);
  const seen = writings(shared);
  const both = edit(edit(shared, "ici", 5, 5, seen), "là", 6, 6, seen);
  assert.equal(noted(both), "ici\n\nlà");
  assert.equal(noted(mergeNotes(edit(shared, "là", 6, 6), edit(shared, "ici", 5, 5))), "ici\n\nlà");
  // who then sees both writes over both
  assert.equal(noted(edit(both, "ici et là", 9, 9)), "ici et là");
});

test("who writes on in a tab does not lose what another one wrote since", () => {
  const one = edit({}, "un", 1, 1, []);
  const two = edit(one, "deux", 5, 5, []);
  assert.equal(noted(written(two, "un, encore", { session: 1, seen: [] }, 9)), "un, encore\n\ndeux");
});

test("with a clock set back, what is written later in a page is later", () => {
  const first = edit({}, "un", 900, 900);
  const later = written(first, "un et demi", { session: 900, seen: [] }, 5);
  assert.equal(noted(mergeNotes(later, first)), "un et demi");
});

test("what was erased does not come back from another device, but for what was written there since", () => {
  const note = marked(edit({}, "secret", 1, 1), true, 2);
  const gone = erased(note, 3);
  assert.equal(isNote(gone), false);
  assert.equal(isNote(mergeNotes(note, gone)), false);
  assert.doesNotMatch(JSON.stringify(mergeNotes(note, gone)), /secret/);
  assert.equal(noted(mergeNotes(gone, edit(note, "secret et plus", 8, 8))), "secret et plus");
  assert.equal(isNote(mergeNotes(gone, edit({}, "encore", 9, 9))), true);
});

test("the texts of any history are there until somebody who saw them writes", () => {
  const step = fc.record({ on: fc.nat(2), text: fc.constantFrom("a", "b", "c"), hears: fc.option(fc.nat(2)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const devices = [{}, {}, {}];
      /** texts that nobody has written over, by a count of our own */
      const lives = [new Map(), new Map(), new Map()];
      const over = [new Set(), new Set(), new Set()];
      steps.forEach(({ on, text, hears }, n) => {
        if (hears !== null) {
          devices[on] = mergeNotes(devices[on], devices[hears]);
          for (const [id, value] of lives[hears]) lives[on].set(id, value);
          for (const id of over[hears]) over[on].add(id);
          for (const id of over[on]) lives[on].delete(id);
          return;
        }
        devices[on] = edit(devices[on], `${text}${n}`, n + 1, n + 1);
        for (const id of lives[on].keys()) over[on].add(id);
        lives[on] = new Map([[n + 1, `${text}${n}`]]);
      });
      devices.forEach((record, n) => assert.equal(noted(record), [...lives[n]].sort(([a], [b]) => a - b).map(([, text]) => text).join("\n\n")));
    }),
    { numRuns: 500 },
  );
});

test("a record of anything is read without harm, and merges come to one state", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const [one, two] = [a, b].map((texts) => check(JSON.parse(JSON.stringify({ texts }))));
      assert.equal(typeof noted(one), "string");
      assert.deepEqual(mergeNotes(one, two), mergeNotes(two, one));
    }),
  );
  assert.equal(noted({ texts: [[1, 8.64e15, "x"], [2, 9e15, "y"], ["3", 1, "z"], [4, 1, { toString: 1 }], null, "t"] }), "x");
});

test("what another device sends is bounded", () => assert.ok(noted({ texts: [[1, 1, "x".repeat(9 * LIMIT)]] }).length <= 5 * LIMIT));

test("a record knows a bounded number of sessions that are over", () => {
  let record = {};
  for (let n = 1; n < 300; n++) record = edit(record, `texte ${n}`, n, n);
  assert.ok(record.texts.length < 50);
  assert.equal(noted(record), "texte 299");
});

test("a note in the store keeps its text through a quota", () => {
  let isTold = false;
  const full = disk(0);
  const store = openStore("a", "", () => full, () => (isTold = true), () => 640, 0);
  store.update("note", "a/b", (record, now) => edit(record, "gardé", now, now));
  assert.ok(isTold);
  assert.equal(noted(store.get("note", "a/b")), "gardé");
});

// ---- what the scripts of pages do, with the words of French

const catalogue = (await readCatalogues(fileURLToPath(new URL("../../tremplin_theme/words", import.meta.url)))).fr;
const load = async (path) => {
  const { outputFiles } = await build({ entryPoints: [fileURLToPath(new URL(path, import.meta.url))], bundle: true, write: false, format: "esm", plugins: [wordsOf(catalogue, catalogue)] });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
};
const { escaped, markdownOf } = await load("../features/notes/markdown.js");
const { grouped, holds } = await load("../features/notes/rows.js");
const { fileName, fileText, mailOf } = await load("../features/note/production.js");

const COURSES = [
  ["mail", "Le courriel", "", [["mail/a/un", "Un"], ["mail/a/deux", "Deux"]]],
  ["web", "The web", "en", [["web/a/one", "One"]]],
];
const NOTES = {
  "mail/a/deux": { texts: [[1, 5, "L’œuvre d’Été"]] },
  "mail/a/un": { mark: 1, at: 3 },
  "mail/a/gone": { texts: [[1, 1, "vieux"]], where: "Une ancienne étape" },
  "web/a/one": erased({ texts: [[1, 1, "x"]] }, 5),
  "left/x/y": { mark: 1, at: 3 },
};

test("notes are in the order of the courses; those of steps that are gone are named as such", () => {
  const found = grouped(COURSES, Object.keys(NOTES), (id) => NOTES[id], "Autres cours");
  assert.deepEqual(
    found.map(({ title, rows }) => [title, rows.map((row) => [row.title, row.isGone])]),
    [
      ["Le courriel", [["Un", false], ["Deux", false], ["Une ancienne étape", true]]],
      ["Autres cours", [["left/x/y", true]]],
    ],
  );
});

test("accents, case, ligatures and apostrophes do not matter to who looks for a word", () => {
  const [, row] = grouped(COURSES, Object.keys(NOTES), (id) => NOTES[id], "")[0].rows;
  for (const words of ["oeuvre", "ŒUVRE", "l'oeuvre", "L’Œuvre été", "ete", "deux", "COURRIEL  d'ete", "e\u0301te\u0301"]) assert.ok(holds(words, row, "Le courriel"), words);
  for (const words of ["hiver", "oeuvre hiver"]) assert.ok(!holds(words, row, "Le courriel"), words);
  assert.equal(fold("Ça\u00a0coûte 3\u202f€"), "ca coute 3 €");
});

test("in a file, nothing that was written is more than text", () => {
  for (const [text, made] of [
    ["# titre", "\\# titre"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["&lt;b&gt;", "&amp;lt;b&amp;gt;"],
    ["*a* _b_ `c` [d](javascript:e)", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](javascript:e)"],
    ["1. un", "1\\. un"],
    ["2) deux", "2\\) deux"],
    ["- a", "\\- a"],
    ["+ a", "\\+ a"],
    ["---", "\\---"],
    ["===", "&#61;=="],
    ["::: quiz", "&#58;:: quiz"],
    ["!!! note", "\\!!! note"],
    ["a | b", "a &#124; b"],
    ["~~~", "&#126;&#126;&#126;"],
    ["    code", "\u00a0\u00a0\u00a0\u00a0code"],
    ["\tcode", "\u00a0\u00a0\u00a0\u00a0code"],
    ["> citation", "&gt; citation"],
    ["\\# a", "\\\\# a"],
  ])
    assert.equal(escaped(text), made);
});

test("a file of notes has titles, addresses, and lines as they were written", () => {
  const step = { title: "Écrire\n# un", address: "https://a.example/b/", text: "un\ndeux\n\n\n\ntrois\r\nquatre", isKept: true, isGone: false };
  assert.equal(
    markdownOf([{ title: "Le *courriel*", steps: [step, { title: "z", address: "", text: " ", isKept: false, isGone: true }] }], "Site", "26/11/2026"),
    "# Mes notes\n\nSite, le 26/11/2026\n\n## Le \\*courriel\\*\n\n### Écrire # un\n\n<https://a.example/b/>\n\n**Étape gardée**\n\nun  \ndeux\n\ntrois  \nquatre\n\n### z\n\n*Cette étape n’est plus au catalogue.*\n\n",
  );
});

// ---- productions

const MADE = { text: "Bonjour,\nvoilà.", name: "Inès", course: "Le courriel", step: "Relancer", edition: "4365f0", address: "https://a.example/b/", place: "mail/a/un", id: "mail/r#ecrire", question: "Écrivez." };

test("a file has what was written and where it comes from, with lines that every system reads", () => {
  const text = fileText(MADE);
  assert.equal(text[0], "\ufeff");
  for (const line of ["Cours\u00a0: Le courriel", "Étape\u00a0: Relancer", "Question «\u202fmail/r#ecrire\u202f»\u00a0: Écrivez.", "Édition\u00a0: 4365f0", "https://a.example/b/", "De la part de\u00a0: Inès", "Bonjour,", "voilà."]) {
    assert.ok(text.includes(`${line}\r\n`), line);
  }
  assert.doesNotMatch(text.replace(/\r\n/g, ""), /[\r\n]/);
  assert.equal(fileName(MADE), "production-mail-r-ecrire.txt");
  assert.equal(fileName({ ...MADE, id: undefined }), "production-mail-a-un.txt");
  assert.doesNotMatch(fileText({ ...MADE, name: "", address: "" }), /De la part|\r\n\r\n\r\n/);
});

test("a message holds the text, or says that the file does where it is long", () => {
  const { address, isLong } = mailOf(MADE, "mailto:a@example.org");
  assert.equal(isLong, false);
  assert.match(address, /^mailto:a@example.org\?subject=Ma%20production/);
  assert.match(decodeURIComponent(address), /Mon texte\s:\r\n\r\nBonjour,\r\nvoilà\.$/);
  const long = mailOf({ ...MADE, text: "é".repeat(400) }, "mailto:");
  assert.equal(long.isLong, true);
  assert.match(decodeURIComponent(long.address), /^mailto:\?subject=.*fichier joint\s: production-mail-r-ecrire\.txt$/s);
  assert.doesNotMatch(decodeURIComponent(long.address), /éé/);
});

test("what was written cannot add anything to a message", () => {
  const { address } = mailOf({ ...MADE, text: "a&bcc=x@example.org#?b", step: "a&to=y" }, "mailto:a@example.org?cc=z");
  assert.deepEqual([...new URL(address).searchParams.keys()], ["subject", "body"]);
  assert.equal(new URL(address).hash, "");
});
