/** Errors of Python and JavaScript in plain words, with the line. */
import { badIndent, badSyntax, badType, badValue, byZero, errorAt, notInList, unknownName } from "words";

/** @type {[RegExp, string][]} */
const WORDS = [
  [/NameError|ReferenceError/, unknownName],
  [/IndentationError/, badIndent],
  [/SyntaxError/, badSyntax],
  [/ZeroDivisionError/, byZero],
  [/TypeError/, badType],
  [/IndexError|KeyError|RangeError/, notInList],
  [/ValueError/, badValue],
];

/** @param {string} error as the language words it @returns {string} */
export const explain = (error) => {
  const last = error.trim().split("\n").pop() || "";
  const lines = error.match(/line \d+/g);
  const [, words = ""] = WORDS.find(([pattern]) => pattern.test(last)) || [];
  const said = `${words} (${last})`.trim();
  return lines ? errorAt(lines[lines.length - 1].slice(5), said) : said;
};
