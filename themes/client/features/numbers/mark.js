import { graded, rounded, verdict } from "../../kinds/verdict.js";

/**
 * The verdict of the number that is worth the most among those that are typed.
 * @param {any} key its `answers` are [id, number, tolerance, share of the points]
 * @param {string|null} response
 * @param {import("../../quiz/registry.js").Kind["mark"]} markOne
 */
export const mark = (key, response, markOne) => {
  let said = verdict("wrong");
  let best = -1;
  for (const [id, answer, tolerance, share] of key.answers) {
    const found = markOne({ ...key, answer, tolerance }, response);
    if (found.state === "unanswered") return found;
    if (found.state === "right" && share > best) {
      said = graded(rounded(share), [id]);
      best = share;
    } else if (best < 0) said = found;
  }
  return said;
};
