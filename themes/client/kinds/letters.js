/** Letters and figures of all scripts, also in Firefox before 78, which knows no classes of Unicode in patterns. */

// near enough there: those of Europe, Africa and western Asia
const LETTERS = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff";

/** @param {string} pattern whose \p{L} and \p{N} stand between brackets @param {string} [flags] */
export const unicode = (pattern, flags = "") => {
  try {
    return RegExp(pattern, `u${flags}`);
  } catch (_) {
    return RegExp(pattern.replace(/\\p\{L\}/g, LETTERS).replace(/\\p\{N\}/g, "\\d"), `u${flags}`);
  }
};
