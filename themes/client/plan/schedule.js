/** Steps spread over days. Days are those of revision/days.js. */

/** @typedef {{id: string, title: string, minutes: number}} Step */
/** @template {Step} T @typedef {{day: number, steps: T[], minutes: number}} Planned */

const DAYS = 7;

/** From Monday, 0. The first of January 1970 was a Thursday. @param {number} day */
export const weekday = (day) => (day + 3) % DAYS;

/** The Monday of its week. @param {number} day */
export const monday = (day) => day - weekday(day);

/**
 * All of them in their order, as many a day as its minutes hold; one that is longer than its day has a day for itself.
 * @template {Step} T @param {T[]} steps @param {number[]} week minutes from Monday on
 * @param {{today: number, spent?: number, skipped?: number}} from the first day, the minutes of it that are gone, a day that is passed over
 * @returns {Planned<T>[]} without the days that hold nothing
 */
export const spread = (steps, week, { today, spent = 0, skipped }) => {
  /** @type {Planned<T>[]} */
  const planned = [];
  const left = week.some(Boolean) ? [...steps] : [];
  for (let day = today; left.length; day++) {
    const gone = day === today ? spent : 0;
    const room = day === skipped ? 0 : week[weekday(day)] - gone;
    /** @type {T[]} */
    const taken = [];
    let minutes = 0;
    while (room > 0 && left.length && (minutes + left[0].minutes <= room || !(taken.length || gone))) {
      minutes += left[0].minutes;
      taken.push(/** @type {T} */ (left.shift()));
    }
    if (taken.length) planned.push({ day, steps: taken, minutes });
  }
  return planned;
};
