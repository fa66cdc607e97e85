import { UNANSWERED, graded, rounded } from "./verdict.js";

/**
 * The share of the places that are right; feedback is named for what is put in a wrong place. A place that is right
 * left empty counts only beside one that somebody filled rightly.
 * @param {{places: Record<string, string[]>}} key place → what is accepted there
 * @param {Record<string, string>|null} response place → what is put there
 */
export const mark = ({ places }, response) => {
  const given = response || {};
  const names = Object.keys(places);
  const filled = names.filter((place) => given[place]);
  if (!filled.length) return UNANSWERED;
  const wrong = names.filter((place) => !places[place].includes(given[place] || ""));
  const mistaken = wrong.filter((place) => given[place]);
  return graded(mistaken.length < filled.length ? rounded(1 - wrong.length / names.length) : 0, mistaken);
};
