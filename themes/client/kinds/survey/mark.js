import { UNANSWERED, verdict } from "../verdict.js";

/** @param {{values: string[]}} key @param {string|string[]|null} response the answer chosen, or several */
export const mark = ({ values }, response) => {
  const given = /** @type {string[]} */ ([]).concat(response || []);
  const chosen = values.filter((value) => given.includes(value));
  return chosen.length ? verdict("done", 1, chosen) : UNANSWERED;
};
