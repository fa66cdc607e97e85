import { mark as markPlaces } from "../places.js";
import { UNANSWERED, graded, rounded, verdict } from "../verdict.js";

/**
 * Typed: the mean of the gaps' scores. Chosen: as for other places.
 * @param {{gaps?: Record<string, any>, places?: any}} key
 * @param {Record<string, string>|null} response gap → what is typed or chosen there
 * @param {(key: any, response: string) => import("../verdict.js").Verdict} markText that of the kind « text », or « number »
 */
export const mark = ({ gaps, places }, response, markText) => {
  if (!gaps) return markPlaces({ places }, response);
  const ids = Object.keys(gaps);
  const verdicts = ids.map((id) => markText(gaps[id], (response || {})[id] || ""));
  /** @param {string[]} states */
  const only = (...states) => verdicts.every(({ state }) => states.includes(state));
  // what cannot be read uses no try
  const unread = verdicts.find(({ state, notice }) => state === "unanswered" && notice);
  if (unread || only("unanswered")) return unread || UNANSWERED;
  const wrong = ids.filter((_, n) => !["right", "unanswered"].includes(verdicts[n].state));
  const score = rounded(verdicts.reduce((sum, each) => sum + each.score, 0) / ids.length);
  return wrong.length && only("right", "almost") ? verdict("almost", score, wrong, "spelling") : graded(score, wrong);
};
