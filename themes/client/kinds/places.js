import { UNANSWERED, graded, rounded } from "./verdict.js";

/**
 * The share of the places that are right; feedback is named for what is put in a wrong place.
 * @param {{places: Record<string, string[]>}} key place → what is accepted there
 * @param {Record<string, string>|null} response place → what is put there
 */
export const mark = ({ places }, response) => {
  const given = response || {};
  const names = Object.keys(places);
  if (!names.some((place) => given[place])) return UNANSWERED;
  const wrong = names.filter((place) => !places[place].includes(given[place] || ""));
  return graded(rounded(1 - wrong.length / names.length), wrong.filter((place) => given[place]));
};
