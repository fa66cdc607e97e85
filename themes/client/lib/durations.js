/** Durations as they are read. */
import { hours, hoursAndMinutes, onlyMinutes } from "words";

/** « 45 min », « 2 h », « 1 h 05 » @param {number} minutes */
export const duration = (minutes) => {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!whole) return onlyMinutes(rest);
  return rest ? hoursAndMinutes(whole, String(rest).padStart(2, "0")) : hours(whole);
};
