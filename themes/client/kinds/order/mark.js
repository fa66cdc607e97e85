import { UNANSWERED, graded, rounded } from "../verdict.js";

/**
 * The items outside the longest run that is in the right order: those that have to move. (Of several runs, the one
 * that ends first; one item alone is none.) @param {number[]} places the right place of each item @returns {number[]} positions
 */
const misplaced = (places) => {
  /** the longest run that ends at each item @type {number[][]} */
  const runs = [];
  places.forEach((place, n) => {
    const before = runs.reduce((/** @type {number[]} */ best, run, m) => (places[m] < place && run.length > best.length ? run : best), []);
    runs.push([...before, n]);
  });
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), []);
  return places.map((_, n) => n).filter((n) => longest.length < 2 || !longest.includes(n));
};

/**
 * The share of the items that need not move; feedback is named for the others.
 * @param {{order: string[]}} key
 * @param {string[]|null} response every id, in the order given
 */
export const mark = ({ order }, response) => {
  const given = response || [];
  if (given.slice().sort().join() !== order.slice().sort().join()) return UNANSWERED;
  const wrong = misplaced(given.map((id) => order.indexOf(id))).map((n) => given[n]);
  return graded(rounded(1 - wrong.length / order.length), wrong);
};
