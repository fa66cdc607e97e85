/** One record of two (another tab, another device, version 1): commutative, associative, idempotent. */

/** Rules for a field, which either may lack. @type {(a: any, b: any) => any} */
export const most = (a, b) => (b === undefined || a > b ? a : b);
/** @type {(a: any, b: any) => any} */
export const least = (a, b) => (b === undefined || a < b ? a : b);

/** @template T @typedef {(a: T, b: T, isFirst?: boolean) => T} Merge `isFirst`: of two with the same time, the first one counts */

/**
 * @template T
 * @param {Record<string, (a: any, b: any) => any>} rules of the fields that are merged by themselves
 * @param {...{times: string[], fields: string[]}} groups fields that come together with their `times`, from the
 *   record where the latest of these is later; a tie is decided by what they hold
 * @returns {Merge<T>}
 */
export const merging =
  (rules, ...groups) =>
  (/** @type {any} */ a, /** @type {any} */ b, isFirst) => {
    /** @type {any} */
    const record = {};
    /** @param {string} name @param {any} value */
    const put = (name, value) => value !== undefined && (record[name] = value);
    Object.keys(rules).forEach((name) => put(name, rules[name](a[name], b[name])));
    groups.forEach(({ times, fields }) => {
      const names = [...times, ...fields];
      const [one, two] = [a, b].map((from) => ({
        from,
        time: Math.max(...times.map((name) => from[name] || 0)),
        // what is not there is not in the text, which is then shorter
        text: JSON.stringify(Object.assign({}, ...names.map((name) => ({ [name]: from[name] })))),
      }));
      const later = one.time - two.time || Number(isFirst && one.text !== "{}") || one.text.length - two.text.length || Number(one.text > two.text);
      names.forEach((name) => put(name, (later > 0 ? one : two).from[name]));
    });
    return record;
  };
