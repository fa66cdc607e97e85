/** Weeks as an agenda: the steps and the sessions of each day. */
import { planDay, planWeek } from "words";
import { told } from "../../lib/dates.js";
import { make } from "../../lib/dom.js";
import { monday } from "../../plan/schedule.js";

/** @typedef {import("../../plan/schedule.js").Planned<import("../../plan/left.js").Step & {course?: string}>} Planned `course`: its title, where its first step is */
/** @typedef {import("../../plan/left.js").Session} Session */

/** @param {{id: string, title: string, language: string}} of @param {string} root */
const linkTo = ({ id, title, language }, root) => {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", title));
  link.href = `${root}${id}/index.html`;
  link.lang = language;
  return link;
};

/** @param {number} day @param {Planned|undefined} planned @param {Session[]} sessions @param {string} root */
const dayItem = (day, planned, sessions, root) => {
  const name = told(day, { weekday: "long", day: "numeric", month: "long" });
  const item = make("li", "", make("b", "", planned ? planDay(name, planned.minutes) : name));
  if (planned) planned.steps.forEach((step) => {
    if (step.course) item.append(make("div", "of", step.course));
    item.append(make("div", "", linkTo(step, root)));
  });
  sessions.forEach((session) => item.append(make("div", "met", linkTo(session, root), make("div", "", `${session.hours}, ${session.place}`))));
  return item;
};

/** @param {Planned[]} planned @param {Session[]} sessions @param {string} root */
export const weeksOf = (planned, sessions, root) => {
  const days = [...new Set([...planned, ...sessions].map(({ day }) => day))].sort((a, b) => a - b);
  return [...new Set(days.map(monday))].map((first) => {
    const list = make("ul", "days");
    days
      .filter((day) => monday(day) === first)
      .forEach((day) => list.append(dayItem(day, planned.filter((row) => row.day === day)[0], sessions.filter((row) => row.day === day), root)));
    return make("section", "", make("h2", "", planWeek(told(first, { day: "numeric", month: "long" }))), list);
  });
};
