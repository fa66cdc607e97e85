import { UNANSWERED, graded, has, verdict } from "../verdict.js";

const NUMBER = /^(?:[+-]?[0-9]+(?:\.[0-9]+)?|[+-]?\.[0-9]+)$/;
const SPLIT = /^([+\-\u2212]?\s*(?:[0-9][0-9\s]*(?:[.,][0-9]+)?|[.,][0-9]+))([^]*)$/;
// a few units in the last place: 12.6 is within 0.1 of 12.5, which binary rounding would deny
const ULPS = 4 * 2 ** -52;

/** « −1 234,5 » → -1234.5; null when the text is not a number. @param {string} text */
export const parseNumber = (text) => {
  const plain = text.replace(/\s+/g, "").replace(/\u2212/g, "-").replace(/,/g, ".");
  return NUMBER.test(plain) && isFinite(Number(plain)) ? Number(plain) : null;
};

/** « ° C » and « °c » are one unit, « L » and « l », « m2 » and « m² » too; « m » and « M » stay two. @param {string} unit */
export const foldUnit = (unit) => {
  const compact = unit.replace(/\u00ba/g, "\u00b0").normalize("NFKC").replace(/[\s.]+/g, "");
  return compact.length === 1 && compact !== "L" ? compact : compact.toLowerCase();
};

/**
 * @param {{answer: number, tolerance: number, units: Record<string, number>}} key
 * @param {string|null} response what was typed, for example « 12,5 kg »
 */
export const mark = (key, response) => {
  const typed = (response || "").trim();
  if (!typed) return UNANSWERED;
  const found = SPLIT.exec(typed);
  const number = found && parseNumber(found[1]);
  if (!found || number === null) return verdict("unanswered", 0, [], "not-a-number");
  const unit = foldUnit(found[2]);
  if (unit && !has(key.units, unit)) return verdict("wrong", 0, [], "unit");
  const value = number * (unit ? key.units[unit] : 1);
  const margin = key.tolerance + ULPS * Math.max(Math.abs(value), Math.abs(key.answer));
  return graded(Math.abs(value - key.answer) <= margin ? 1 : 0, []);
};
