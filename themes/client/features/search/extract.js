/** The passage of a text in which most of the words looked for stand, cut where it is long. */
import { placed } from "./terms.js";

const LONG = 160;
const SHORT = 50;

/** A text as parts, those that are looked for apart. @param {string} text @param {(word: string) => boolean} isAsked @returns {(string|{found: string})[]} */
export const marked = (text, isAsked) => {
  /** @type {(string|{found: string})[]} */
  const parts = [];
  let from = 0;
  placed(text).forEach(({ word, at }) => {
    if (!isAsked(word)) return;
    parts.push(text.slice(from, at), { found: text.slice(at, at + word.length) });
    from = at + word.length;
  });
  return [...parts, text.slice(from)].filter(Boolean);
};

/** @param {string} text a line a block @param {(word: string) => boolean} isAsked @param {string} sign of what is cut */
export const extract = (text, isAsked, sign) => {
  const lines = text.split("\n");
  const hits = lines.map((line) => placed(line).filter(({ word }) => isAsked(word)));
  const counts = hits.map((found) => new Set(found.map(({ word }) => word)).size);
  const best = counts.indexOf(Math.max(...counts));
  // a heading, or an item of a list, says more with what follows
  let line = lines[best];
  lines.slice(best + 1).forEach((next) => (line = line.length < SHORT ? `${line} – ${next}` : line));
  if (line.length <= LONG) return line;
  const at = hits[best].length ? hits[best][0].at : 0;
  const start = Math.max(0, Math.min(at - SHORT, line.length - LONG));
  const cut = line.slice(start, start + LONG);
  const begin = start ? cut.replace(/^\S*\s+/, `${sign} `) : cut;
  return start + LONG < line.length ? begin.replace(/\s+\S*$/, ` ${sign}`) : begin;
};
