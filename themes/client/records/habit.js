/** On which days one revised: under no id. Days are those of revision/days.js: whole numbers, where one learns. */

/**
 * `day`: the last one; `days`: it and the thirty before it, the last in the lowest bit; `count`: questions revised on it.
 * @typedef {{day?: number, days?: number, count?: number}} HabitRecord
 */

/** how many days are told, the bits of a number that shifts keep whole */
export const WINDOW = 31;

/** The same days as seen some days later. @param {number} days @param {number} later */
const moved = (days, later) => (later < WINDOW ? (days * 2 ** later) % 2 ** WINDOW : 0);
/** @param {number} a @param {number} b */
const either = (a, b) => (a | b) >>> 0;

/** What either knows: the days of both. @type {(a: HabitRecord, b: HabitRecord) => HabitRecord} */
export const mergeHabits = (a, b) => {
  const day = Math.max(a.day || 0, b.day || 0);
  /** @param {HabitRecord} record */
  const daysOf = (record) => moved(record.days || 0, day - (record.day || 0));
  /** @param {HabitRecord} record */
  const countOf = (record) => ((record.day || 0) === day && record.count) || 0;
  return {
    ...("day" in a || "day" in b ? { day } : {}),
    ...("days" in a || "days" in b ? { days: either(daysOf(a), daysOf(b)) } : {}),
    ...("count" in a || "count" in b ? { count: Math.max(countOf(a), countOf(b)) } : {}),
  };
};

/**
 * As seen on a day. One that goes before the last is that of who travels west; from two days on the clock was wrong, and what
 * it said of days to come is left out. @param {HabitRecord} record @param {number} today @returns {Required<HabitRecord>}
 */
export const seen = ({ day = 0, days = 0, count = 0 }, today) => {
  const ahead = day - today;
  if (ahead > 1) return { day: today, days: ahead < WINDOW ? days >>> ahead : 0, count: 0 };
  return ahead >= 0 ? { day, days, count } : { day: today, days: moved(days, -ahead), count: 0 };
};

/** A question was revised. @param {HabitRecord} record @param {number} today @returns {HabitRecord} */
export const kept = (record, today) => {
  const { day, days, count } = seen(record, today);
  return { day, days: either(days, 1), count: count + 1 };
};

/**
 * What is said of it: days in a row, up to the last one if that is today or was yesterday; days of the last thirty.
 * @param {HabitRecord} record @param {number} today
 */
export const streak = (record, today) => {
  const { days, count } = seen(record, today);
  /** the last days, from today back @type {boolean[]} */
  const rows = Array.from({ length: WINDOW }, (_, n) => Boolean((days >>> n) & 1));
  const start = rows[0] ? 0 : 1;
  const end = rows.indexOf(false, start);
  return { count, rows, run: (end < 0 ? WINDOW : end) - start, total: rows.filter(Boolean).length };
};
