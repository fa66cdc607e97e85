import { mark as markPlaces } from "../places.js";
import { visible } from "../visible.js";
import { UNANSWERED, graded, rounded } from "../verdict.js";

/** @param {string} text */
const seen = (text) => visible(text).normalize("NFKC").replace(/\s+/g, " ").trim();
/** Without capitals, accents, and what parts words or figures: « Bar le Duc », « 06.12.34.56.78 ». @param {string} text */
const plain = (text) => {
  text = seen(text).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  if (text.includes("@")) return text;
  text = text.replace(/[ '’-]|\.$/g, "").replace(/^(\+|00)33(\(0\))?/, "0");
  return /^0\d[\d./]{8}/.test(text) ? text.replace(/[./]/g, "") : text.replace(/(^|\/)0/g, "$1");
};

/**
 * @param {{places?: any, needs?: string, fields?: Record<string, {rule: string, accept: string[]}>}} key
 * @param {Record<string, string>|null} response place → action, text typed, or "1" for a sign that alerts
 */
export const mark = ({ places, needs, fields }, response) => {
  const given = response || {};
  if (!fields) return needs && !given[needs] ? UNANSWERED : markPlaces({ places }, given);
  const names = Object.keys(fields);
  /** @param {string} name */
  const typed = (name) => seen(given[name] || "");
  if (!names.some(typed)) return UNANSWERED;
  const wrong = names.filter((name) => {
    const { rule, accept } = fields[name];
    return !RegExp(rule, "u").test(typed(name)) || (accept.length && !accept.map(plain).includes(plain(typed(name))));
  });
  return graded(rounded(1 - wrong.length / names.length), wrong.filter(typed));
};
