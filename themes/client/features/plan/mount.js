/** « Mon plan »: the steps that are left, over the days that the learner has, with the face-to-face sessions. */
import { locale, planBack, planDay, planDuration, planEnd, planFile, planNotToday, planNothing, planSession, planSkipped, planTitle, planWeek } from "words";
import { actionButton, quietButton } from "../../lib/button.js";
import { all, fill, make } from "../../lib/dom.js";
import { told } from "../../lib/dates.js";
import { download } from "../../lib/download.js";
import { changed, mount } from "../../lib/page.js";
import { courseProgress } from "../../lib/progress.js";
import { calendar } from "../../plan/calendar.js";
import { monday, spread } from "../../plan/schedule.js";
import { WEEK } from "../../records/plan.js";
import { dayOf } from "../../revision/days.js";

/** @typedef {{id: string, title: string, start: number, end: number, place: string}} Session times as if those of the place were of UTC */

const DAY = 86_400_000;
const MINUTE = 60_000;
const [EVENING, NOTICE] = [18 * 60, 10];

mount("[data-plan]", (page, store, root) => {
  /** @param {string} name */
  const part = (name) => all(page, `[data-${name}]`)[0];
  const [host] = all(document, "[data-site]");
  /** @type {[id: string, steps: [string, string, number][], sessions: [string, string, string, string, string][]][]} */
  const courses = JSON.parse(page.dataset.courses || "[]");
  const minutes = /** @type {HTMLSelectElement[]} */ (all(page, "select"));
  const hour = /** @type {HTMLInputElement} */ (all(page, "[type=time]")[0]);
  const today = () => dayOf(Date.now());

  const save = () =>
    store.update("plan", "", ({ skipped }, at) => {
      const [h, m] = (hour.value || "18:00").split(":").map(Number);
      return { ...Object.assign({}, ...WEEK.map((name, n) => ({ [name]: Number(minutes[n].value) }))), hour: h * 60 + m, ...(skipped ? { skipped } : {}), at };
    });
  /** @param {number} day 0 for none */
  const skip = (day) => {
    store.update("plan", "", (record, at) => ({ ...record, skipped: day, at }));
    changed();
  };
  [...minutes, hour].forEach((field) => (field.onchange = () => {
    save();
    changed();
  }));
  part("form").hidden = false;

  /** What is left of the courses that were begun. */
  const left = () => {
    const begun = courses.filter(([, steps]) => {
      const { started, next } = courseProgress(steps.map(([id]) => id), (id) => store.get("segment", id));
      return started && next;
    });
    const steps = begun.flatMap(([, rows]) => rows.filter(([id]) => !store.get("segment", id).done).map(([id, title, length]) => ({ id, title, minutes: length || 5 })));
    const sessions = begun
      .flatMap(([, , rows]) => rows.map(([id, title, start, end, place]) => ({ id, title, start: Date.parse(`${start}Z`), end: Date.parse(`${end}Z`), place })))
      .filter(({ end }) => end / DAY >= today());
    return { steps, sessions };
  };

  /** @param {import("../../plan/schedule.js").Planned[]} planned @param {Session[]} sessions */
  const show = (planned, sessions) => {
    const days = [...new Set([...planned.map(({ day }) => day), ...sessions.map(({ start }) => Math.floor(start / DAY))])].sort((a, b) => a - b);
    const weeks = [...new Set(days.map(monday))].map((first) => {
      const section = make("section", "", make("h2", "", planWeek(told(first, { day: "numeric", month: "long" }))));
      const list = make("ul", "days");
      days.filter((day) => monday(day) === first).forEach((day) => {
        const of = planned.filter((row) => row.day === day);
        const item = make("li", "", make("b", "", planDay(told(day, { weekday: "long", day: "numeric", month: "long" }), of.length ? planDuration(of[0].minutes) : "")));
        of.forEach(({ steps }) =>
          steps.forEach(({ id, title }) => {
            const link = /** @type {HTMLAnchorElement} */ (make("a", "", title));
            link.href = `${root}${id}/index.html`;
            item.append(make("div", "", link));
          }),
        );
        sessions.filter(({ start }) => Math.floor(start / DAY) === day).forEach(({ title, start, place }) => {
          item.append(make("div", "met", planSession(new Date(start).toLocaleTimeString(locale, { timeZone: "UTC", hour: "2-digit", minute: "2-digit" }), title, place)));
        });
        if (day === today() && of.length) item.append(quietButton(planNotToday, () => skip(day)));
        list.append(item);
      });
      section.append(list);
      return section;
    });
    fill(part("weeks"), ...weeks);
  };

  return () => {
    const record = store.get("plan", "");
    const week = WEEK.map((name) => record[name] || 0);
    const { hour: begins = EVENING, skipped } = record;
    minutes.forEach((field, n) => (field.value = String(week[n])));
    hour.value = `${String(Math.floor(begins / 60)).padStart(2, "0")}:${String(begins % 60).padStart(2, "0")}`;
    const { steps, sessions } = left();
    const planned = spread(steps, week, today(), skipped);
    const isPlanned = planned.length > 0;
    part("empty").hidden = steps.length > 0;
    const last = isPlanned ? planned[planned.length - 1].day : 0;
    part("end").textContent = isPlanned ? planEnd(told(last, { weekday: "long", day: "numeric", month: "long", year: "numeric" })) : steps.length ? planNothing : "";
    const isSkipped = skipped === today();
    fill(part("skipped"), ...(isSkipped ? [`${planSkipped} `, actionButton("btn quiet", planBack, () => skip(0))] : []));
    show(planned, sessions);
    part("save").hidden = !isPlanned && !sessions.length;
    part("save").onclick = () => {
      const events = planned.flatMap(({ day, steps: of }) => {
        let start = day * DAY + begins * MINUTE;
        return of.map(({ id, title, minutes: length }) => {
          const event = { id, title, start, minutes: length, place: "" };
          start += length * MINUTE;
          return event;
        });
      });
      const met = sessions.map(({ id, title, start, end, place }) => ({ id, title, start, minutes: (end - start) / MINUTE, place }));
      const site = /** @type {string} */ (host.dataset.site);
      download(`${planFile}.ics`, [calendar([...events, ...met], site, planTitle, Date.now(), NOTICE)], "text/calendar");
    };
  };
});
