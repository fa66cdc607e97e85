/** What a learner made, with where it comes from: as a file, and as a message for the learner to send. */
import { problemEdition, problemHello, problemQuestion, shareActivity, shareCourse, shareFrom, shareHere, shareJoin, shareStep, shareSubject, shareWritten } from "words";
import { waysTo } from "../tools/message.js";

/**
 * @typedef {object} Production
 * @property {string} text that was written
 * @property {string} name of who did, "" where it is not told
 * @property {string} course its title, "" on a page of no course @property {string} step its title
 * @property {string} edition @property {string} address of the page, "" where it has none for others
 * @property {string} place the id of the step, "" on another page
 * @property {string} [id] of the question @property {string} [question] its text
 * @property {string[]} [activities] the titles of what it may be of
 */

/** signs of an address that every mail program takes */
const LONG = 1900;

/** @param {Production} production */
const reference = ({ name, course, step, edition, address, id, question, activities = [] }) => [
  ...(course ? [shareCourse(course)] : []),
  shareStep(step),
  ...activities.map((title) => shareActivity(title)),
  ...(id ? [problemQuestion(id, question || "")] : []),
  ...(edition ? [problemEdition(edition)] : []),
  ...(address ? [address] : []),
  ...(name ? [shareFrom(name)] : []),
];

/** @param {Production} production */
export const fileName = ({ id, place }) => `production-${(id || place).replace(/[^a-z0-9]+/gi, "-").slice(0, 80)}.txt`;

/** The text of the file, whose lines end as every system reads them, after the sign that says how it is written. @param {Production} production */
export const fileText = (production) => {
  const { step, text } = production;
  return `\ufeff${[shareSubject(step), "", ...reference(production), "", text, ""].join("\n").replace(/\r?\n/g, "\r\n")}`;
};

/** @param {Production} production @param {string[]} last its last lines */
const message = (production, ...last) => ({
  subject: shareSubject(production.step),
  body: [problemHello, "", shareHere, "", ...reference(production), "", ...last].join("\n"),
});

/**
 * The address of a message to a contact, « mailto:… » alone leaving it to be chosen. A text that is too long for that is in the
 * file, and the message says so. @param {Production} production @param {string} contact
 * @returns {{address: string, isLong: boolean}}
 */
export const mailOf = (production, contact) => {
  const [[, whole]] = waysTo(contact, message(production, shareWritten, "", production.text));
  if (whole.length <= LONG) return { address: whole, isLong: false };
  const [[, short]] = waysTo(contact, message(production, shareJoin(fileName(production))));
  return { address: short, isLong: true };
};
