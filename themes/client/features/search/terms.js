/** The terms under which a text is found: `text/terms.py` gives the same, from the same table (`terms.json`). */
import { stemmer } from "@orama/stemmers/french";

const [SHORTEST, LONGEST] = [2, 30];
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const WORD = /[0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u3040-\u9fff\uac00-\ud7af\ufb00-\ufb06]+/gi;
const MARKS = /[\u0300-\u036f]/g;

/** The words of a text, and where each begins. @param {string} text @returns {{word: string, at: number}[]} */
export const placed = (text) => {
  /** @type {{word: string, at: number}[]} */
  const found = [];
  text.replace(WORD, (word, at) => {
    found.push({ word: word.toLowerCase(), at });
    return word;
  });
  return found;
};
/** @param {string} text */
export const wordsOf = (text) => placed(text.replace(HIDDEN, "")).map(({ word }) => word);

/** What gives the term of a word, or "" for one that says nothing. @param {{stop: string[]}} table */
export const reader = ({ stop }) => {
  const grammar = new Set(stop);
  /** @param {string} word @param {string} language */
  const term = (word, language) => {
    const plain = word.normalize("NFKD").replace(MARKS, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss");
    if (plain.length < SHORTEST || plain.length > LONGEST) return "";
    if (!/^fr(-|$)/.test(language)) return plain;
    // without accents, « -ée » is a letter too many for the stemmer
    return grammar.has(plain) ? "" : stemmer(plain.replace(/ee(s?)$/, "e$1"));
  };
  /** @type {Map<string, string>} */
  const known = new Map();
  /** @param {string} word @param {string} language */
  return (word, language) => {
    const key = `${language} ${word}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = term(word, language);
    known.set(key, made);
    return made;
  };
};
