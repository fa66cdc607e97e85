import { UNANSWERED, graded } from "../verdict.js";

/** @param {{answer: string}} key @param {string|null} response "true" or "false" */
export const mark = ({ answer }, response) =>
  response === "true" || response === "false" ? graded(response === answer ? 1 : 0, [response]) : UNANSWERED;
