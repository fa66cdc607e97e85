/** Notes as a Markdown file. Whoever wrote a text, it stays text: nothing in it is a title, a link or HTML for whatever reads the file. */
import { noteExported, noteGone, noteKept, notesTitle } from "words";

/** signs that end or begin something inside a line: those that every dialect knows after a « \ », and those that it does not */
const INLINE = /[\\`*_[\]{}]/g;
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;", "=": "&#61;", ":": "&#58;", "?": "&#63;", "%": "&#37;" };
/** signs that make something of the line that they begin */
const [FIRST, ODD, RANK] = [/^[#+\-!]/, /^[=:?%]/, /^(\d+)([.)])/];

/** A line of anybody's text. @param {string} line */
export const escaped = (line) => {
  const [, space, rest] = /** @type {RegExpMatchArray} */ (line.match(/^(\s*)(.*?)\s*$/));
  const text = rest.replace(INLINE, "\\$&").replace(/[&<>~|]/g, (sign) => ENTITIES[sign]);
  // four spaces would be code
  return space.replace(/\t/g, "    ").replace(/\s/g, "\u00a0") + text.replace(FIRST, "\\$&").replace(ODD, (sign) => ENTITIES[sign]).replace(RANK, "$1\\$2");
};

/** On one line. @param {string} text */
const title = (text) => escaped(text.replace(/\s+/g, " ").trim());

/** Line by line, as it was written. @param {string} text */
const paragraphs = (text) =>
  text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/)
    .map(escaped)
    .reduce((all, line) => (!line.trim() ? `${all}\n\n` : all && !all.endsWith("\n") ? `${all}  \n${line}` : all + line), "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/**
 * @typedef {{title: string, address: string, text: string, isKept: boolean, isGone: boolean}} Step `address` "" for none
 * @typedef {{title: string, steps: Step[]}} Course
 */

/** @param {Course[]} courses @param {string} site its name @param {string} day */
export const markdownOf = (courses, site, day) =>
  [
    `# ${title(notesTitle)}`,
    title(noteExported(site, day)),
    ...courses.flatMap(({ title: name, steps }) => [
      `## ${title(name)}`,
      ...steps.flatMap(({ title: step, address, text, isKept, isGone }) => [
        `### ${title(step)}`,
        ...(address ? [`<${address.replace(/[<>\s]/g, encodeURIComponent)}>`] : []),
        ...(isGone ? [`*${title(noteGone)}*`] : []),
        ...(isKept ? [`**${title(noteKept)}**`] : []),
        ...(text.trim() ? [paragraphs(text)] : []),
      ]),
    ]),
    "",
  ].join("\n\n");
