/** « Mon plan »: the steps that are left, over the days that the learner has, with the face-to-face sessions. */
import { planBack, planEnd, planFile, planLater, planNoCourse, planNothing, planNotToday, planOnlySessions, planSessions, planSkipped, planSteps, planTitle, planToday } from "words";
import { told } from "../../lib/dates.js";
import { all, fill } from "../../lib/dom.js";
import { download } from "../../lib/download.js";
import { changed, mount } from "../../lib/page.js";
import { calendar } from "../../plan/calendar.js";
import { leftOf } from "../../plan/left.js";
import { monday, spread, weekday } from "../../plan/schedule.js";
import { WEEK } from "../../records/plan.js";
import { dayOf } from "../../revision/days.js";
import { weeksOf } from "./agenda.js";

/** @typedef {import("./agenda.js").Planned} Planned */
/** @typedef {import("./agenda.js").Session} Session */

const [MINUTE, DAY] = [60_000, 86_400_000];
/** when one begins, in minutes after midnight; and the next midnight */
const [EVENING, MIDNIGHT] = [18 * 60, 24 * 60];
/** minutes before, of a reminder: of a step, and of a session, to which one has to go */
const [SOON, DAY_BEFORE] = [10, 24 * 60];
/** days that are shown at once */
const NEAR = 28;

/** @param {number} day */
const whole = (day) => told(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

mount("[data-plan]", (page, store, root) => {
  /** @param {string} name */
  const part = (name) => all(page, `[data-${name}]`)[0];
  const [host] = all(document, "[data-site]");
  /** @type {import("../../plan/left.js").Row[]} */
  const courses = JSON.parse(page.dataset.courses || "[]");
  const minutes = /** @type {HTMLSelectElement[]} */ (all(page, "select"));
  const ticks = /** @type {HTMLInputElement[]} */ (all(page, "[type=checkbox]"));
  const hour = /** @type {HTMLInputElement} */ (all(page, "[type=time]")[0]);
  const [summary, later] = all(part("later"), "summary, div");

  /** What the learner chose, else what is usual. @param {string} name @param {number} usual */
  const chosen = (name, usual) => {
    const { value = usual } = store.get("plan", name);
    return value;
  };
  /** @param {string} name @param {number} value */
  const choose = (name, value) => {
    store.update("plan", name, (_, at) => ({ value, at }));
    changed();
  };
  minutes.forEach((field, n) => (field.onchange = () => choose(WEEK[n], Number(field.value))));
  ticks.forEach((tick) => (tick.onchange = () => choose(`course/${tick.value}`, Number(tick.checked))));
  hour.onchange = () => {
    const [h, m] = hour.value.split(":").map(Number);
    if (hour.value) choose("hour", h * 60 + m);
  };

  /** @param {Planned[]} planned @param {Session[]} sessions */
  const show = (planned, sessions) => {
    const end = monday(dayOf(Date.now())) + NEAR;
    /** @template {{day: number}} T @param {T[]} rows */
    const parted = (rows) => [rows.filter(({ day }) => day < end), rows.filter(({ day }) => day >= end)];
    const [[soon, then], [met, meetings]] = [parted(planned), parted(sessions)];
    fill(part("weeks"), ...weeksOf(soon, met, root));
    fill(later, ...weeksOf(then, meetings, root));
    const count = then.reduce((sum, { steps }) => sum + steps.length, 0);
    const last = Math.max(...[...then, ...meetings].map(({ day }) => day));
    part("later").hidden = last < 0;
    const what = [...(count ? [planSteps(count)] : []), ...(meetings.length ? [planSessions(meetings.length)] : [])].join(", ");
    if (last > 0) summary.textContent = planLater(what, whole(last));
  };

  /** @param {Planned[]} planned @param {Session[]} sessions @param {number} begins */
  const save = (planned, sessions, begins) => {
    const now = Date.now();
    const steps = planned.flatMap(({ day, steps: of }) => {
      let start = day * DAY + begins * MINUTE;
      return of.map(({ id, title, minutes: length }) => {
        start += length * MINUTE;
        const more = new URL(`${root}${id}/index.html`, location.href).href;
        return { id, title, start: start - length * MINUTE, zone: /** @type {const} */ (""), minutes: length, sequence: Math.floor(now / MINUTE), notice: SOON, more };
      });
    });
    const met = sessions.map(({ id, title, start, end, place }) => ({ id, title, start, zone: /** @type {const} */ ("Z"), minutes: (end - start) / MINUTE, sequence: 0, notice: DAY_BEFORE, place }));
    download(`${planFile}.ics`, [calendar([...steps, ...met], /** @type {string} */ (host.dataset.site), planTitle, now)], "text/calendar");
  };

  return () => {
    const today = dayOf(Date.now());
    const week = WEEK.map((name) => chosen(name, 0));
    const [begins, isSkipped] = [chosen("hour", EVENING) % MIDNIGHT, chosen("skipped", 0) === today];
    minutes.forEach((field, n) => (field.value = String(week[n])));
    hour.value = `${String(Math.floor(begins / 60)).padStart(2, "0")}:${String(begins % 60).padStart(2, "0")}`;

    const begun = leftOf(courses, (id) => store.get("segment", id), today);
    const open = begun.filter(({ steps, sessions }) => steps.length || sessions.length);
    const taken = begun.filter(({ id }) => chosen(`course/${id}`, 1));
    ticks.forEach((tick) => {
      /** @type {HTMLElement} */ (tick.parentElement).hidden = open.every(({ id }) => id !== tick.value);
      tick.checked = !!chosen(`course/${tick.value}`, 1);
    });
    const areSeveral = taken.filter(({ steps }) => steps.length).length > 1;
    const steps = taken.flatMap(({ title, steps: its }) => its.map((step, n) => ({ ...step, course: areSeveral && !n ? title : "" })));
    const sessions = taken.flatMap(({ sessions: its }) => its);
    const spent = taken.reduce((sum, { spent: its }) => sum + its, 0);
    const kept = spread(steps, week, { today, spent });
    const planned = isSkipped ? spread(steps, week, { today, spent, skipped: today }) : kept;

    part("empty").hidden = begun.length > 0;
    part("over").hidden = !begun.length || open.length > 0;
    part("form").hidden = !open.length;
    const none = steps.length ? planNothing : sessions.length ? planOnlySessions : planNoCourse;
    part("end").textContent = planned.length ? planEnd(whole(planned[planned.length - 1].day)) : open.length ? none : "";
    part("today").textContent = isSkipped ? planSkipped : spent ? planToday(spent) : "";
    const skip = /** @type {HTMLButtonElement} */ (part("skip"));
    skip.hidden = !kept.length || kept[0].day > today;
    skip.textContent = isSkipped ? planBack : planNotToday;
    skip.onclick = () => choose("skipped", isSkipped ? 0 : today);
    show(planned, sessions);
    part("agenda").hidden = !planned.length && !sessions.length;
    part("save").onclick = () => save(planned, sessions, begins);
  };
});
