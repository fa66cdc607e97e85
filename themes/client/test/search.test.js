/** « Chercher »: terms, lists, slips, the order of what is found, extracts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { merged } from "../features/kept/merged.js";
import { said } from "../features/kept/said.js";
import { extract, marked } from "../features/search/extract.js";
import { makeIndex } from "../features/search/index.js";
import { each, rankOf, ranksNear, read } from "../features/search/lists.js";
import { isSlip } from "../features/search/slip.js";
import { reader, wordsOf } from "../features/search/terms.js";

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const { cases } = json("../../../tests/contracts/terms.json");
const termOf = reader(json("../../../generator/tremplin/text/terms.json"));

for (const { name, language, texts, terms } of cases) {
  test(`terms: ${name}`, () => {
    for (const text of texts) assert.deepEqual(wordsOf(text).map((word) => termOf(word, language)).filter(Boolean), terms, text);
  });
}

test("a term is in the last list that does not begin after it", () => {
  const cuts = ["", "b", "co", "coo", "p"];
  for (const [term, rank] of [["63", 0], ["av", 0], ["b", 1], ["ci", 1], ["cl", 1], ["co", 2], ["compt", 2], ["coop", 3], ["oeuf", 3], ["pain", 4], ["øl", 4]]) assert.equal(rankOf(term, cuts), rank, term);
  assert.equal(rankOf("mot", [""]), 0);
  assert.deepEqual(ranksNear("c", cuts), [1, 2, 3]);
  assert.deepEqual(ranksNear("co", cuts), [2, 3]);
  assert.deepEqual(ranksNear("p", cuts), [4]);
  assert.deepEqual(ranksNear("m", [""]), [0]);
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
  cuts: " g i n",
  groups: [
    ["hygiene/", "fr", "\nmains/\nfroid/", "L’hygiène en cuisine\nSe laver les mains\nLa chaîne du froid", "333"],
    ["mail/", "en", "\nwrite/", "E-mail\nWrite the mains", "33"],
  ],
};
const found = (query, given = {}, of = titles) => {
  const index = makeIndex(of, termOf);
  for (let names; (names = index.missing(query)).length; ) names.forEach((name) => index.add(name, given[name] || ""));
  const { pages, near, some } = index.find(query);
  return { addresses: pages.map(({ address }) => address), near, some };
};

test("titles come first, then headings, then texts", () => {
  const given = { 1: "0hygienA0D" };
  assert.deepEqual(found("l'hygiène", given), { addresses: ["hygiene/", "hygiene/mains/"], near: false, some: false });
  assert.deepEqual(found("savon", { 3: "0savonAD" }).addresses, ["hygiene/mains/", "hygiene/"]);
});

test("all words are wanted; where no page has them all, some", () => {
  const given = { 3: "0savonA", 2: "0mainA0A" };
  assert.deepEqual(found("savon mains", given).addresses, ["hygiene/"]);
  assert.deepEqual(found("savon froid", given), { addresses: ["hygiene/froid/", "hygiene/"], near: false, some: true });
});

test("a word that is nowhere stands for the nearest ones", () => {
  assert.deepEqual(found("hygeine").addresses, ["hygiene/"]);
  assert.deepEqual(found("cuisne"), { addresses: ["hygiene/"], near: true, some: false });
  assert.deepEqual(found("ygiène").addresses, ["hygiene/"]);
  assert.deepEqual(found("cuis").addresses, ["hygiene/"]);
  assert.deepEqual(found("zzzz").addresses, []);
  assert.deepEqual(found("à la").addresses, []);
});

const [hygiene, mail] = titles.groups.map((group) => ({ cuts: "", groups: [group], list: "" }));

test("a course alone is searched in its language, in its one list", () => {
  assert.deepEqual(found("mains", {}, mail).addresses, ["mail/write/"]);
  assert.deepEqual(found("main", {}, hygiene).addresses, ["hygiene/mains/"]);
  assert.deepEqual(found("mains").addresses.sort(), ["hygiene/mains/", "mail/write/"]);
  assert.deepEqual(found("savon", {}, { ...hygiene, list: "0hygienA0D\n0savonAA" }).addresses, ["hygiene/", "hygiene/mains/"]);
});

test("the courses of a device are one index, as if no other were published", () => {
  const lists = { 1: "0hygienA1DE\n6neA", 3: "0savonAB2C" };
  const together = merged([
    { ...hygiene, list: "0hygienA1D\n6neA\n0savonA" },
    { ...mail, list: "0hygienE\n0savonBC" },
  ]);
  assert.deepEqual(together.groups, titles.groups);
  for (const query of ["hygiène", "savon", "hygienne", "savon hygiène", "hyg"]) assert.deepEqual(found(query, {}, together), found(query, lists), query);
  assert.deepEqual(merged([]), { cuts: "", groups: [], list: "" });
});

test("a page says what is read, and no answer", () => {
  const page = `<!doctype html><nav>Menu</nav><main id="contenu"><h1>Titre</h1><p class="facts">6 min</p><h2 id="s-a">L’<strong>hygiène</strong></h2>
<p>Lavez-vous&nbsp;les mains &amp; les ongles&#39;
avant.</p><form class="q" data-key='{"a":1}'><fieldset><legend>Quand ?</legend><label>Leurre</label></fieldset><details class="fix"><p>Raison</p></details></form>
<p hidden>Caché</p><pre>code</pre><ul><li>a<br>b</li></ul></main><footer><p>Pied</p></footer>`;
  assert.equal(said(page), "L’hygiène\nLavez-vous\u00a0les mains & les ongles' avant.\nQuand ?\na\nb");
});

test("for a slip, lists of both first letters are looked through, then all of the first", () => {
  const index = makeIndex({ ...titles, groups: [titles.groups[0]], cuts: " cl cout cz" }, termOf);
  assert.deepEqual(index.missing("coutaeu"), [2]);
  index.add(2, "0couteauA");
  assert.deepEqual(index.missing("coutaeu"), [1]);
  index.add(1, "");
  assert.deepEqual(index.missing("coutaeu"), []);
  assert.deepEqual(index.missing("cvoutau"), [0, 3]);
  assert.deepEqual(index.find("coutaeu").pages.map(({ address }) => address), ["hygiene/"]);
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
