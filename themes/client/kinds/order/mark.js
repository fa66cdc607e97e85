import { UNANSWERED, graded, rounded } from "../verdict.js";

/**
 * The share of the items followed by the one that should follow.
 * @param {{order: string[]}} key
 * @param {string[]|null} response every id, in the order given
 */
export const mark = ({ order }, response) => {
  const given = response || [];
  if (given.slice().sort().join() !== order.slice().sort().join()) return UNANSWERED;
  const followed = given.filter((id, n) => n && given[n - 1] === order[order.indexOf(id) - 1]);
  return graded(rounded(followed.length / (order.length - 1)), []);
};
