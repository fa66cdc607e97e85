/** What somebody who enrols writes to the training body, for them to send. */
import { enrolContact, enrolMessage, enrolName, enrolPlace, enrolSubject, problemHello } from "words";

/**
 * @typedef {{name: string, contact: string, message: string}} Enrolment
 * @typedef {{title: string, course: string, when: string, place: string}} Session
 */

/** @param {Session} session @param {Enrolment} enrolment @returns {{subject: string, body: string}} */
export const enrolmentOf = ({ title, course, when, place }, { name, contact, message }) => ({
  subject: enrolSubject(title),
  body: [problemHello, "", enrolPlace(title, course), when, place, "", enrolName(name), enrolContact(contact), ...(message ? ["", enrolMessage, message] : [])].join("\n"),
});
