/** What the pages of « Réviser » say of days. */
import { reviseBack, reviseDays, reviseLongRun, reviseOn, reviseRun, reviseTomorrow, revised } from "words";
import { fill, make } from "../../lib/dom.js";
import { WINDOW, streak } from "../../records/habit.js";
import { told } from "../../lib/dates.js";

const WEEK = 7;

/** « demain », « le samedi 28 novembre » @param {number} day @param {number} today */
export const when = (day, today) => (day === today + 1 ? reviseTomorrow : reviseOn(told(day, { weekday: "long", day: "numeric", month: "long" })));

/** The last seven days, and how many of them in a row; nothing before the first. @param {HTMLElement} box @param {import("../../records/habit.js").HabitRecord} habit @param {number} today */
export const showWeek = (box, habit, today) => {
  const { rows, run, total } = streak(habit, today);
  box.hidden = !total;
  if (!total) return;
  const list = make("ol", "");
  for (let n = WEEK - 1; n >= 0; n--) {
    const item = make("li", rows[n] ? "done" : "");
    const name = make("span", "vh", told(today - n, { weekday: "long" }), rows[n] ? ` (${revised})` : "");
    const letter = make("span", "", told(today - n, { weekday: "narrow" }));
    letter.setAttribute("aria-hidden", "true");
    item.append(letter, name);
    list.append(item);
  }
  const words = run >= WINDOW - 1 ? reviseLongRun : !run ? reviseBack : run === 1 && total > 1 ? reviseDays(total) : reviseRun(run);
  fill(box, list, make("p", "", words));
};
