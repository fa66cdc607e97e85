/** What records hold and how they change: pure functions, the clock is an argument. */

/**
 * A question: `n` attempts in all, `t` in this round, `last` response and its score `s`, `best` score, time `at`.
 * @typedef {{n?: number, t?: number, last?: any, s?: number, best?: number, at?: number, c?: number, blank?: boolean}} QuestionRecord
 */

/** @param {QuestionRecord} record @param {any} response @param {{state: string, score: number}} verdict @param {number} now */
export const answered = (record, response, verdict, now) => ({
  n: (record.n || 0) + 1,
  // a spelling slip does not use up a try
  t: (record.t || 0) + (verdict.state === "almost" ? 0 : 1),
  last: response,
  s: verdict.score,
  best: Math.max(record.best || 0, verdict.score),
  at: now,
  c: record.c,
});

/** What an answer is worth at the `t`-th try, each one before costing `penalty`. @param {number} score @param {number} t @param {number} penalty */
export const worth = (score, t, penalty) => score * Math.max(0, 1 - penalty * Math.max(0, t - 1));

/** A new round keeps the history. @param {QuestionRecord} record @param {number} now */
export const restarted = ({ n, best }, now) => ({ n, best, at: now });

/** @param {{o?: number, d?: number}} record @param {number} now */
export const opened = (record, now) => Object.assign(record, { o: record.o || now });

/** `d`: when it was done, 0 when it is not. @param {object} record @param {boolean} done @param {number} now */
export const finished = (record, done, now) => Object.assign(record, { d: done ? now : 0 });

/**
 * @param {string[]} segments ids in order
 * @param {(id: string) => {o?: number, d?: number}} get
 * @returns {{done: number, total: number, started: boolean, next: string|undefined}} `next`: the segment to resume at
 */
export const courseProgress = (segments, get) => {
  const records = segments.map(get);
  const done = records.filter((r) => r.d).length;
  return {
    done,
    total: segments.length,
    started: records.some((r) => r.o),
    next: segments.find((_, n) => !records[n].d),
  };
};

/**
 * @param {{points: number, score: number}[]} rows one per question of this round
 * @param {number} pass share from 0 to 1
 */
export const bankResult = (rows, pass) => {
  const total = rows.reduce((sum, r) => sum + r.points, 0);
  const earned = Math.max(0, rows.reduce((sum, r) => sum + r.points * r.score, 0));
  // a quiz without points has nothing to fail; the margin absorbs binary rounding: 7 of 10 reaches 70 %
  const share = total ? earned / total : Number(rows.length > 0);
  return { earned, total, share, passed: share >= pass - 1e-9 };
};
