// points out of three for a right and for a wrong answer, by certainty: Gardner-Medwin's certainty-based
// marking, UCL, https://tmedwin.net/cbm: being sure pays only for those who are right three times out of four
const CERTAIN = [
  [1, 0],
  [2, -2],
  [3, -6],
];

/**
 * What a question earns of its points: from -2 to 1. @param {number} score from 0 to 1
 * @param {number} [certainty] 1 not sure, 2 rather, 3 sure; else not asked
 */
export const gain = (score, certainty) => {
  const told = CERTAIN[(certainty || 0) - 1];
  if (!told) return score;
  const [right, wrong] = told;
  return (score * right + (1 - score) * wrong) / 3;
};
