import { has } from "../../lib/has.js";
import { UNANSWERED, graded, rounded } from "../verdict.js";

/** @param {{weights: Record<string, number>}} key @param {string|null} response the id of the chosen answer */
export const mark = ({ weights }, response) =>
  response && has(weights, response) ? graded(rounded(weights[response]), [response]) : UNANSWERED;
