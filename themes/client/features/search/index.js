/** The pages that hold words, the best first: MiniSearch weighs those that the titles and the lists name. */
import MiniSearch from "minisearch";
import { each, rankOf, ranksNear, read } from "./lists.js";
import { isSlip } from "./slip.js";
import { wordsOf } from "./terms.js";

/**
 * @typedef {[address: string, language: string, tails: string, titles: string, lengths: string]} Group
 * @typedef {{edition?: string, cuts: string, groups: Group[], list?: string}} Titles `list`: that of all terms
 * @typedef {{address: string, title: string, group: number, language: string}} Page
 * @typedef {{pages: Page[], terms: Set<string>, near: boolean, some: boolean}} Found `near`: a word was found by another that is nearly it; `some`: no page has all words
 */

const FIELDS = ["title", "strong", "text"];
const BOOST = { title: 5, strong: 3 };
const TO_A_DIGIT = 20;
/** letters from which a word may be another that begins with it, or hold a slip */
const [BEGUN, SLIPPED] = [3, 4];
const OF_A_SLIP = 0.5;

/** @template T @param {T[][]} rows @returns {T[]} */
const flat = (rows) => rows.reduce((all, row) => [...all, ...row], /** @type {T[]} */ ([]));

/** @param {Titles} titles @param {ReturnType<typeof import("./terms.js").reader>} termOf */
export const makeIndex = ({ edition, cuts, groups, list }, termOf) => {
  /** @type {Page[]} */
  const pages = [];
  /** @type {Record<number, number[]>} */
  const fieldLength = {};
  /** term → page → how often its title has it @type {Map<string, Record<number, number>>} */
  const titled = new Map();
  groups.forEach(([address, language, tails, names, lengths], group) => {
    const titles = names.split("\n");
    tails.split("\n").forEach((tail, n) => {
      const number = pages.length;
      const terms = wordsOf(titles[n]).map((word) => termOf(word, language)).filter(Boolean);
      terms.forEach((term) => {
        const places = titled.get(term) || {};
        places[number] = (places[number] || 0) + 1;
        titled.set(term, places);
      });
      fieldLength[number] = [terms.length, 1, (parseInt(lengths[n], 36) + 0.5) * TO_A_DIGIT];
      pages.push({ address: address + tail, title: titles[n], group, language });
    });
  });
  const documentIds = Object.assign({}, pages.map((_, n) => n));
  const averageFieldLength = FIELDS.map((_, field) => pages.reduce((sum, _page, n) => sum + fieldLength[n][field], 0) / pages.length);
  /** rank of a list → its terms @type {Map<number, Map<string, string>>} */
  const lists = new Map();
  /** @param {number} rank @param {string} list */
  const add = (rank, list) => lists.set(rank, read(list));
  if (list !== undefined) add(0, list);
  const begins = cuts.split(" ");
  const languages = [...new Set(groups.map(([, language]) => language))];

  /** @param {string} term */
  const placesOf = (term) => (lists.get(rankOf(term, begins)) || new Map()).get(term);
  /** @param {string} term */
  const isKnown = (term) => titled.has(term) || placesOf(term) !== undefined;

  /** For each word of a query its terms: one in each of the languages. @param {string} query */
  const asked = (query) =>
    wordsOf(query)
      .map((word) => [...new Set(languages.map((language) => termOf(word, language)))])
      .filter((terms) => terms.every(Boolean));

  /** The terms that a word stands for, and how much each counts. @param {string[]} terms @returns {Map<string, number>} */
  const meant = (terms) => {
    const exact = terms.filter(isKnown);
    if (exact.length) return new Map(exact.map((term) => [term, 1]));
    /** @type {Map<string, number>} */
    const near = new Map();
    terms.forEach((term) =>
      [titled, ...lists.values()].forEach((known) =>
        [...known.keys()].forEach((other) => {
          if (term.length >= BEGUN && other.startsWith(term)) near.set(other, term.length / other.length);
          else if (term.length >= SLIPPED && isSlip(term, other)) near.set(other, OF_A_SLIP);
        }),
      ),
    );
    return near;
  };

  /** What MiniSearch knows of a term: field → page → how often. @param {string} term */
  const entry = (term) => {
    /** @type {Record<number, number>[]} */
    const fields = [titled.get(term) || {}, {}, {}];
    each(placesOf(term) || "", (page, often, isStrong) => {
      fields[2][page] = often;
      if (isStrong) fields[1][page] = 1;
    });
    return /** @type {[string, any]} */ ([term, Object.assign({}, fields)]);
  };

  return {
    edition,
    /** The lists that a query needs and that are not there yet. @param {string} query */
    missing: (query) => {
      const every = asked(query);
      const ranks = flat(every).map((term) => rankOf(term, begins));
      /** Once those are there. @param {number} letters @param {(terms: string[]) => boolean} isDone */
      const widen = (letters, isDone) => {
        if (!ranks.every((rank) => lists.has(rank))) return;
        const left = flat(every.filter((terms) => !isDone(terms)));
        ranks.push(...flat(left.map((term) => ranksNear(term.slice(0, letters), begins))));
      };
      widen(2, (terms) => terms.some(isKnown));
      // a slip may be in the second letter
      widen(1, (terms) => meant(terms).size > 0);
      return [...new Set(ranks)].filter((rank) => !lists.has(rank));
    },
    add,
    /** @param {string} query @returns {Found} */
    find: (query) => {
      const wanted = asked(query).map(meant);
      const weights = new Map(flat(wanted.map((terms) => [...terms])));
      const options = {
        fields: FIELDS,
        tokenize: (/** @type {string} */ term) => [term],
        processTerm: (/** @type {string} */ term) => term,
      };
      const engine = MiniSearch.loadJS(
        {
          documentCount: pages.length,
          nextId: pages.length,
          documentIds,
          fieldIds: { title: 0, strong: 1, text: 2 },
          fieldLength,
          averageFieldLength,
          storedFields: {},
          dirtCount: 0,
          index: [...weights.keys()].map(entry),
          serializationVersion: 2,
        },
        options,
      );
      /** @type {import("minisearch").Query[]} */
      const queries = wanted.map((terms) => ({ combineWith: "OR", queries: [...terms.keys()] }));
      /** @param {"AND"|"OR"} combineWith */
      const search = (combineWith) => engine.search({ combineWith, queries }, { boost: BOOST, boostTerm: (term) => weights.get(term) || 1 });
      const whole = search("AND");
      const some = !whole.length && wanted.length > 1;
      return {
        pages: (some ? search("OR") : whole).map(({ id }) => pages[id]),
        terms: new Set(weights.keys()),
        near: wanted.some((terms) => [...terms.values()].some((weight) => weight < 1)),
        some,
      };
    },
  };
};
