/** What stopped a program, errors of Python and JavaScript for the most part, in plain words, with the line. */
import { badIndent, badSyntax, badType, badValue, byZero, endless, errorAt, notInList, tooManyLines, unknownName } from "words";

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

/** @param {string} error as the language words it, or why the sandbox stopped the program @returns {string} */
export const explain = (error) => {
  if (error === "endless") return endless;
  if (error === "wordy") return tooManyLines;
  const last = error.trim().split("\n").pop() || "";
  const lines = error.match(/line \d+/g);
  const [, words = ""] = WORDS.find(([pattern]) => pattern.test(last)) || [];
  const said = `${words} (${last})`.trim();
  return lines ? errorAt(lines[lines.length - 1].slice(5), said) : said;
};
