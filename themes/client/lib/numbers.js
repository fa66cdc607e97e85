/** Numbers of a result as they are read. */
import { decimalSign, percents } from "words";

/** « 1,5 » @param {number} value */
export const decimal = (value) => String(Math.round(value * 100) / 100).replace(".", decimalSign);
/** « 70 % » @param {number} share */
export const percent = (share) => percents(Math.floor(share * 100 + 1e-9));
