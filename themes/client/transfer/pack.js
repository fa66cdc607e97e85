/**
 * Records as the shortest text that holds them whole: by kind, their ids, then a column a field, since what is alike
 * stands side by side and shrinks. Times are told from the earliest one.
 */
import { RECORDS } from "../records/all.js";
import { check } from "../records/record.js";
import { TIMES } from "../records/stamp.js";

/** @typedef {keyof import("../records/all.js").Records} RecordKind */
/** @typedef {[kind: RecordKind, id: string, record: any]} Row a record with its place */

/** of this layout; another one is of a later edition */
const VERSION = 1;

/** @typedef {{site: string, rows: Row[]}} Parcel what one device gives another */

/** @param {Parcel} parcel @returns {string} */
export const pack = ({ site, rows: given }) => {
  // no author writes an id of two lines
  const rows = given.filter(([, id]) => !id.includes("\n"));
  const times = rows.flatMap(([, , record]) => Object.keys(record).map((name) => (TIMES.includes(name) && record[name]) || Infinity));
  const first = Math.min(...times, Date.UTC(9999, 0));
  const kinds = Object.keys(RECORDS).filter((kind) => rows.some(([its]) => its === kind)).map((kind) => {
    const some = rows.filter(([its]) => its === kind).sort(([, a], [, b]) => (a < b ? -1 : 1));
    const names = [...new Set(some.flatMap(([, , record]) => Object.keys(record)))].sort();
    /** @param {any} record @param {string} name */
    const told = (record, name) => {
      const value = name in record ? record[name] : null;
      // 0 is no time: 1 is the first one
      return TIMES.includes(name) && value ? value - first + 1 : value;
    };
    return [kind, some.map(([, id]) => id).join("\n"), ...names.flatMap((name) => [name, some.map(([, , record]) => told(record, name))])];
  });
  return JSON.stringify([VERSION, site, first, ...kinds]);
};

/** What `pack` made. @param {string} text @returns {Parcel} @throws {Error} when it is nothing that `pack` makes */
export const unpack = (text) => {
  const [version, site, first, ...kinds] = JSON.parse(text);
  if (version !== VERSION || typeof site !== "string" || typeof first !== "number") throw new Error("another layout");
  /** @type {Row[]} */
  const rows = [];
  for (const [kind, list, ...columns] of kinds) {
    // a later edition may keep more kinds of records
    if (!Object.prototype.hasOwnProperty.call(RECORDS, kind)) continue;
    const ids = list.split("\n");
    ids.forEach((/** @type {string} */ id, /** @type {number} */ n) => {
      /** @type {[string, any][]} */
      const fields = [];
      for (let c = 0; c + 1 < columns.length; c += 2) {
        const [name, values] = [columns[c], columns[c + 1]];
        if (!Array.isArray(values) || values.length !== ids.length) throw new Error("not whole");
        const value = values[n];
        if (value !== null) fields.push([name, TIMES.includes(name) && value ? value + first - 1 : value]);
      }
      rows.push([kind, id, check(fields.reduce((record, [name, value]) => Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true }), {}))]);
    });
  }
  return { site, rows };
};
