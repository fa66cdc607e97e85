/** « Chercher »: terms, lists, slips, the order of what is found, extracts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { extract, marked } from "../features/search/extract.js";
import { makeIndex } from "../features/search/index.js";
import { each, nameOf, read } from "../features/search/lists.js";
import { isSlip } from "../features/search/slip.js";
import { reader, wordsOf } from "../features/search/terms.js";

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const { cases, lists } = json("../../../tests/contracts/terms.json");
const termOf = reader(json("../../../generator/tremplin/text/terms.json"));

for (const { name, language, texts, terms } of cases) {
  test(`terms: ${name}`, () => {
    for (const text of texts) assert.deepEqual(wordsOf(text).map((word) => termOf(word, language)).filter(Boolean), terms, text);
  });
}

test("a term is in the list of its first letter, or of its first two where pages are many", () => {
  for (const { term, of_few, of_many } of lists) assert.deepEqual([nameOf(term, false), nameOf(term, true)], [of_few, of_many], term);
});

test("a list gives each page that has a term, and how much", () => {
  const terms = read("0hygienA1Dz\n6neB\n0zeroF10");
  assert.deepEqual([...terms.keys()], ["hygien", "hygienne", "zero"]);
  const places = (term) => {
    const found = [];
    each(terms.get(term), (...place) => found.push(place));
    return found;
  };
  assert.deepEqual(places("hygien"), [[1, 1, false], [37, 1, true]]);
  assert.deepEqual(places("hygienne"), [[0, 2, false]]);
  assert.deepEqual(places("zero"), [[36, 4, true]]);
  assert.deepEqual([...read("").keys()], []);
});

test("a slip is a letter too many, missing, wrong, or two in each other’s place", () => {
  for (const other of ["hygien", "hygenien", "hygiien", "ygien", "hygein", "higien", "hygienn"]) assert.equal(isSlip("hygien", other), other !== "hygenien", other);
  assert.ok(!isSlip("cours", "couri"), "short stems differ at their end for other reasons");
  assert.ok(!isSlip("mot", "passe"));
});

const titles = {
  edition: "abcdef",
  halved: false,
  groups: [
    ["hygiene/", "fr", "\nmains/\nfroid/", "L’hygiène en cuisine\nSe laver les mains\nLa chaîne du froid", "333"],
    ["mail/", "en", "\nwrite/", "E-mail\nWrite the mains", "33"],
  ],
};
const found = (query, course = "", given = {}) => {
  const index = makeIndex(titles, termOf);
  const isWanted = ({ address }) => address.startsWith(course);
  const languages = [...new Set(index.pages.filter(isWanted).map(({ language }) => language))];
  for (let names; (names = index.missing(query, languages)).length; ) names.forEach((name) => index.add(name, given[name] || ""));
  const { pages, near, some } = index.find(query, languages, isWanted);
  return { addresses: pages.map(({ address }) => address), near, some };
};

test("titles come first, then headings, then texts", () => {
  const given = { h: "0hygienA0D" };
  assert.deepEqual(found("l'hygiène", "", given), { addresses: ["hygiene/", "hygiene/mains/"], near: false, some: false });
  assert.deepEqual(found("savon", "", { s: "0savonAD" }).addresses, ["hygiene/mains/", "hygiene/"]);
});

test("all words are wanted; where no page has them all, some", () => {
  const given = { s: "0savonA", m: "0mainA0A", x: "" };
  assert.deepEqual(found("savon mains", "", given).addresses, ["hygiene/"]);
  assert.deepEqual(found("savon froid", "", given), { addresses: ["hygiene/froid/", "hygiene/"], near: false, some: true });
});

test("a word that is nowhere stands for the nearest ones", () => {
  assert.deepEqual(found("hygeine").addresses, ["hygiene/"]);
  assert.deepEqual(found("cuisne"), { addresses: ["hygiene/"], near: true, some: false });
  assert.deepEqual(found("ygiène").addresses, ["hygiene/"]);
  assert.deepEqual(found("cuis").addresses, ["hygiene/"]);
  assert.deepEqual(found("zzzz").addresses, []);
  assert.deepEqual(found("à la").addresses, []);
});

test("a course alone is searched in its language", () => {
  assert.deepEqual(found("mains", "mail/").addresses, ["mail/write/"]);
  assert.deepEqual(found("main", "hygiene/").addresses, ["hygiene/mains/"]);
  assert.deepEqual(found("mains").addresses.sort(), ["hygiene/mains/", "mail/write/"]);
});

test("both lists of a letter are looked through for a slip", () => {
  const index = makeIndex({ ...titles, halved: true }, termOf);
  assert.deepEqual(index.missing("coutaeu", ["fr"]), ["cl"]);
  index.add("cl", "0couteauA");
  assert.deepEqual(index.missing("coutaeu", ["fr"]), ["ca"]);
  index.add("ca", "");
  assert.deepEqual(index.missing("coutaeu", ["fr"]), []);
  assert.deepEqual(index.find("coutaeu", ["fr"], () => true).pages.map(({ address }) => address), ["hygiene/"]);
});

test("an extract is where most words stand, and says what is around", () => {
  const isAsked = (word) => ["œufs", "savon"].includes(word);
  const text = `Titre\n${"Autre chose. ".repeat(30)}\nŒufs\nLe savon, puis les œufs.\n${"Rien. ".repeat(9)}`;
  assert.match(extract(text, isAsked, "…"), /^Le savon, puis les œufs\. – Rien/);
  const long = extract(`${"mot ".repeat(100)}savon ${"mot ".repeat(100)}`, isAsked, "…");
  assert.match(long, /^… mot .*savon .* …$/);
  assert.ok(long.length <= 165);
  assert.equal(extract("", isAsked, "…"), "");
});

test("what is looked for is marked, and the text stays whole", () => {
  const parts = marked("L’hygiène et l'Hygiène", (word) => termOf(word, "fr") === "hygien");
  assert.deepEqual(parts, ["L’", { found: "hygiène" }, " et l'", { found: "Hygiène" }]);
});
