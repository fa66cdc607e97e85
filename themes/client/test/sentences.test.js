import assert from "node:assert/strict";
import { test } from "node:test";
import { BREAK, sentences } from "../features/tools/sentences.js";

const split = (text) => sentences(text).map(([start, end]) => text.slice(start, end));

// each list is what is said, one utterance each
const CASES = [
  ["two sentences", ["Ouvrez le message.", "Lisez-le."]],
  ["a title before a name", ["M. Dupont et Mme Leroy attendent le Dr. Martin.", "Ils ont rendez-vous."]],
  ["initials", ["Écrivez à J. Dupont.", "Il répondra."]],
  ["several initials", ["Voir N. D. de Verdun.", "Bien."]],
  ["numbers", ["Pesez 12,5 kg de farine à 8 h 30.", "Attendez 1.5 minute."]],
  ["etc. in a sentence", ["Des CV, des lettres, etc. sont joints."]],
  ["etc. before a comma", ["Des lettres, etc., sont joints.", "Envoyez."]],
  ["abbreviations", ["Cf. p. 12, art. L. 6313-1 et fig. 3 du chap. 2.", "Lisez-les."]],
  ["dates before Christ", ["En 52 av. J.-C. Alésia est prise."]],
  ["an ellipsis that goes on", ["Euh… je ne sais pas.", "Et vous ?"]],
  ["an ellipsis that ends", ["Il attend…", "Puis il part."]],
  ["three full stops", ["Il attend...", "Puis il part."]],
  ["French signs after their space", ["Vous venez\u202f?", "Oui\u202f!", "Très bien\u00a0!"]],
  ["several signs", ["Quoi\u202f?!", "Vraiment\u202f?"]],
  ["a quotation that goes on", ["«\u00a0Vous venez\u202f?\u00a0» demanda-t-il.", "Elle sourit."]],
  ["a quotation that ends", ["Il dit\u00a0: «\u00a0Non.\u00a0»", "Puis il partit."]],
  ["curly quotes", ["Il a dit “Stop.”", "Elle a ri."]],
  ["parentheses", ["Joignez le CV (en PDF.)", "Envoyez."]],
  ["a dialogue", ["— Bonjour\u202f!", "— Bonsoir."]],
  ["addresses", ["Allez sur www.exemple.fr ou écrivez à a.b@exemple.fr.", "Merci."]],
  ["a version", ["Installez la version 2.10.3.", "Redémarrez."]],
  ["the number of a line", ["1. Ouvrez la boîte.", "2. Lisez."], ["1. Ouvrez la boîte.", "2. Lisez."]],
  ["a number at the end", ["Il est né en 1998.", "Elle aussi."]],
  ["a line that is broken", ["Un", "Deux"], null, BREAK],
  ["no sign at the end", ["Une ligne sans point"]],
  ["English", ["Mr. Smith has 2.5 kg.", "He pays."]],
];
for (const [name, expected, , between = " "] of CASES) {
  test(`sentences: ${name}`, () => assert.deepEqual(split(expected.join(between)), expected));
}

test("spaces around are nobody's, and what says nothing is not said", () => {
  assert.deepEqual(split("  Un.  \n Deux.\u00a0 "), ["Un.", "Deux."]);
  for (const text of ["", "  ", "…", " – ", "« »", `.${BREAK}!`]) assert.deepEqual(split(text), [], text);
});

test("a sentence that is too long is cut where it breathes, and nothing is lost", () => {
  const long = `${"Pour joindre un fichier à votre message, touchez le trombone ; ".repeat(9)}puis envoyez.`;
  const parts = split(long);
  assert.ok(parts.length > 1 && parts.every((part) => part.length <= 220), String(parts.map((part) => part.length)));
  assert.equal(parts.join(" "), long);
  assert.ok(parts.slice(0, -1).every((part) => /[;,]$/.test(part)));
});

test("a word without end is cut all the same", () => {
  const parts = split("a".repeat(1000));
  assert.equal(parts.join(""), "a".repeat(1000));
});

test("parts follow one another and hold every letter, whatever the text", () => {
  const signs = ["a", "B", " ", ".", "?", "…", "«", "»", "1", BREAK, "\u00a0", ")"];
  for (let seed = 1; seed < 400; seed++) {
    let state = seed;
    const next = () => (state = (state * 48271) % 2147483647);
    const text = Array.from({ length: 40 }, () => signs[next() % signs.length]).join("");
    const found = sentences(text);
    found.forEach(([start, end], n) => assert.ok(start < end && end <= text.length && (!n || found[n - 1][1] <= start), text));
    const said = found.map(([start, end]) => text.slice(start, end)).join("");
    assert.equal(said.replace(/[^aB1]/g, ""), text.replace(/[^aB1]/g, ""), text);
  }
});
