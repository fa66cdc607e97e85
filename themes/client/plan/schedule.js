/** Steps spread over days. Days are those of revision/days.js. */

/** @typedef {{id: string, title: string, minutes: number}} Step */
/** @typedef {{day: number, steps: Step[], minutes: number}} Planned */

/** days that a plan looks ahead */
const HORIZON = 730;
const DAYS = 7;

/** From Monday, 0. The first of January 1970 was a Thursday. @param {number} day */
export const weekday = (day) => (day + 3) % DAYS;

/** The Monday of its week. @param {number} day */
export const monday = (day) => day - weekday(day);

/**
 * In their order, as many a day as its minutes hold; one that is longer than its day has a day for itself.
 * @param {Step[]} steps @param {number[]} week minutes from Monday on @param {number} from the first day
 * @param {number} [skipped] a day that is passed over @returns {Planned[]} without the days that hold nothing
 */
export const spread = (steps, week, from, skipped) => {
  /** @type {Planned[]} */
  const planned = [];
  const left = [...steps];
  for (let day = from; left.length && day < from + HORIZON; day++) {
    const room = day === skipped ? 0 : week[weekday(day)];
    /** @type {Step[]} */
    const taken = [];
    let minutes = 0;
    while (room && left.length && (!taken.length || minutes + left[0].minutes <= room)) {
      minutes += left[0].minutes;
      taken.push(/** @type {Step} */ (left.shift()));
    }
    if (taken.length) planned.push({ day, steps: taken, minutes });
  }
  return planned;
};
