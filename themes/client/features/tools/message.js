/** The message that tells of a problem: where it is, and nothing of what was answered. */
import { problemEdition, problemHere, problemHello, problemPage, problemQuestion, problemSubject } from "words";

/**
 * @typedef {object} Place
 * @property {string} title of the page @property {string} address of it
 * @property {string} edition of it
 * @property {string} [id] of the question @property {string} [question] its text
 */

/** @param {Place} place @returns {{subject: string, body: string}} */
export const messageOf = ({ title, address, edition, id, question }) => ({
  subject: problemSubject(title),
  body: [
    problemHello,
    "",
    problemPage(title),
    address,
    ...(id ? [problemQuestion(id, question || "")] : []),
    problemEdition(edition),
    "",
    problemHere,
  ].join("\n"),
});

/** Lines of a letter end as mail asks. @param {string} text */
const encoded = (text) => encodeURIComponent(text.replace(/\n/g, "\r\n"));

/** Ways to send it to a contact: addresses, by what one does. @param {string} contact @param {{subject: string, body: string}} message @returns {[way: "mail"|"sms"|"call"|"web", address: string][]} */
export const waysTo = (contact, { subject, body }) => {
  const [scheme, rest] = [contact.slice(0, contact.indexOf(":")), contact.slice(contact.indexOf(":") + 1)];
  if (scheme === "mailto") return [["mail", `mailto:${rest.split("?")[0]}?subject=${encoded(subject)}&body=${encoded(body)}`]];
  // « ?& » is understood by Android and by iOS
  if (scheme === "tel") return [["sms", `sms:${rest}?&body=${encoded(`${subject}\n${body}`)}`], ["call", contact]];
  return [["web", contact]];
};
