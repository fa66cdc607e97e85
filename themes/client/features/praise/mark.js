/**
 * The verdict with the gaps of which something is said when they are right: their ids, and « + ».
 * @param {{praised?: string[]}} key @param {Record<string, string>|null} response
 * @param {import("../../kinds/verdict.js").Verdict} verdict @returns {import("../../kinds/verdict.js").Verdict}
 */
export const praised = ({ praised: names = [] }, response, verdict) => {
  const given = verdict.state === "unanswered" ? {} : response || {};
  const right = names.filter((id) => (given[id] || "").trim() && !verdict.feedback.includes(id));
  return { ...verdict, feedback: [...verdict.feedback, ...right.map((id) => `${id}+`)] };
};
