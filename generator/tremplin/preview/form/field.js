// What a field of the form is, and how it is named.

/**
 * @typedef {{code?: string, help?: string, severity: string, message: string, remedy: string, mend?: [number, number]}} Told
 * @typedef {{path: (string|number)[], label: string, help: string, shape: string, told: Told[], value: string|null,
 *   required?: boolean, example?: string, words?: string[], picture?: boolean, known?: string, alone?: boolean, key?: string,
 *   fields?: Field[], more?: Field[], items?: Field[], new?: any, title?: string, kind?: string, id?: string}} Field
 * @typedef {{name: string, title: string, shape: string, told: Told[], value?: string, fields?: Field[],
 *   start: number, end: number}} Part
 * @typedef {(part: string, change: Record<string, any>, key?: string) => void} Change
 */

/** @param {string} part @param {(string|number)[]} path */
export const keyOf = (part, path) => JSON.stringify([part, ...path]);

/** A key as the id of an element, which takes no space. @param {string} key */
export const idOf = (key) => `f-${encodeURIComponent(key)}`;

/** @param {Field} field @returns {boolean} */
export function hasValue(field) {
  return field.value !== null && field.value !== undefined
    || (field.items ?? []).length > 0
    || (field.fields ?? []).some(hasValue)
    || field.shape === "question"
    || field.shape === "questions";
}

/** @param {Field} field @returns {boolean} */
export function isTold(field) {
  return field.told.length > 0 || [...(field.fields ?? []), ...(field.items ?? [])].some(isTold);
}
