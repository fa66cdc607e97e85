/**
 * @param {{points: number, score: number}[]} rows one per question of this round
 * @param {number} pass share from 0 to 1
 */
export const bankResult = (rows, pass) => {
  const total = rows.reduce((sum, r) => sum + r.points, 0);
  const earned = Math.max(0, rows.reduce((sum, r) => sum + r.points * r.score, 0));
  // a quiz without points has nothing to fail; the margin absorbs binary rounding: 7 of 10 reaches 70 %
  const best = total ? earned / total : Number(rows.length > 0);
  return { earned, total, best, passed: best >= pass - 1e-9 };
};
