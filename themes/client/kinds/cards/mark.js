import { UNANSWERED, rounded, verdict } from "../verdict.js";

/** @param {{cards: string[]}} key @param {Record<string, string>|null} response card → "known" or "again" */
export const mark = ({ cards }, response) => {
  const seen = cards.map((card) => (response || {})[card]).filter((word) => word === "known" || word === "again");
  if (seen.length < cards.length) return UNANSWERED;
  return verdict("done", rounded(seen.filter((word) => word === "known").length / seen.length));
};
