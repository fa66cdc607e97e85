/** Days as whole numbers, those of the calendar where the learner is: one comes after the other, whatever the hour changes. */

const DAY = 86_400_000;

/** The day of a time, by the clock of the place. @param {number} time */
export const dayOf = (time) => {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
};

/** A date that is that day in UTC, to be told so. @param {number} day */
export const dateOf = (day) => new Date(day * DAY);
