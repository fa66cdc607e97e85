/** Numbers of a result as they are read. */

/** « 1,5 » @param {number} value */
export const decimal = (value) => String(Math.round(value * 100) / 100).replace(".", ",");
/** @param {number} share */
export const percent = (share) => `${Math.floor(share * 100 + 1e-9)}\u00a0%`;
