import { mark as markPlaces } from "../places.js";
import { UNANSWERED, graded, rounded } from "../verdict.js";

/**
 * @param {{places?: any, needs?: string, fields?: Record<string, {rule: string, accept: string[]}>}} key
 * @param {Record<string, string>|null} response place → action, text typed, or "1" for a sign that alerts
 */
export const mark = ({ places, needs, fields }, response) => {
  const given = response || {};
  if (!fields) return needs && !given[needs] ? UNANSWERED : markPlaces({ places }, given);
  const names = Object.keys(fields);
  /** @param {string} name */
  const typed = (name) => (given[name] || "").replace(/\s+/g, " ").trim();
  if (!names.some(typed)) return UNANSWERED;
  const wrong = names.filter((name) => {
    const { rule, accept } = fields[name];
    return !RegExp(rule).test(typed(name)) || (accept.length && !accept.includes(typed(name).toLowerCase()));
  });
  return graded(rounded(1 - wrong.length / names.length), wrong.filter(typed));
};
