import { lacking, toMend } from "words";
import { make } from "../lib/dom.js";

/**
 * What is to be mended, said for those who do not see the marks, and how much is left to find, never which.
 * @param {string[]} names @param {number} missing @returns {Node[]}
 */
export const faults = (names, missing) => {
  const said = [...(names.length ? [toMend(names.join(", "))] : []), ...(missing ? [lacking(missing)] : [])];
  return said.length ? [make("p", "", said.join(" "))] : [];
};
