/**
 * A hybrid logical clock: what is written after something else was seen is later than it, whatever the clock of the device
 * says. The last part of a stamp tells writers apart, so that no two of them write at the same time.
 */
/** the names of times, in milliseconds */
export const TIMES = ["at", "opened", "done", "scored", "paced"];
/** milliseconds from one stamp to the next: as many writers find room there */
export const WRITERS = 64;

/**
 * When a record changes: now, or after what it holds already. (Of this record alone: a clock that was wrong for a day does not
 * spread. A time that no date can have is dropped where records are read, so that one comes back to its senses.)
 * @param {any} record as it was @param {number} now what the clock says @param {number} writer below WRITERS
 */
export const stamp = (record, now, writer) =>
  (Math.floor(Math.max(now, ...TIMES.map((name) => record[name] || 0)) / WRITERS) + 1) * WRITERS + writer;
