/** What records are made of: a name means the same in every kind of record, and is checked by itself. */
import { has } from "../lib/has.js";

/** the greatest number that a record holds: that of a time, in milliseconds, that a date can have */
const GREATEST = 8.64e15;

/** what a field that is no number is like; a response may be anything @type {Record<string, any>} */
const LIKE = { response: null, blank: true, passed: true, kind: "", segment: "", where: "", place: "", name: "", drawn: [], seen: [], draft: [], texts: [] };

/** the names that version 1 gave to fields, and those of today @type {Record<string, string>} */
const NAMES = { n: "attempts", t: "tries", last: "response", s: "score", c: "certainty", o: "opened", d: "done", k: "known", seg: "segment", p: "passed" };

/** The same whatever the order of its fields. @param {any} record */
export const textOf = (record) => JSON.stringify(record && Object.keys(record).sort().map((name) => [name, record[name]]));

/**
 * A sound record of anything, a record of version 1 too: what is not sound is left out, and the empty record is {}.
 * (Numbers of names that are not known here stay: a later version may have written them.)
 * @param {any} value what JSON holds @returns {any}
 */
export const check = (value) => {
  /** @type {any} */
  const record = {};
  Object.keys(Object(value)).forEach((key) => {
    const name = has(NAMES, key) ? NAMES[key] : key;
    const found = value[key];
    const like = name in LIKE ? LIKE[name] : 0;
    // neither the places of a list nor « __proto__ » are names
    if (name < "a" || found == null || (like !== null && found.constructor !== like.constructor)) return;
    if (like !== 0 || (found >= 0 && found <= GREATEST)) record[name] = found;
  });
  return record;
};
