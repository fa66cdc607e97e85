/** Days as they are said. */
import { first, locale } from "words";
import { dateOf } from "../revision/days.js";

/** « le 1er mars » in French, where the first of a month is said so. @param {number} day of revision/days.js @param {Intl.DateTimeFormatOptions} how */
export const told = (day, how) => {
  const text = dateOf(day).toLocaleDateString(locale, { timeZone: "UTC", ...how });
  return how.day === "numeric" ? text.replace(/(^|\s)1(?=\s)/, `$1${first}`) : text;
};
