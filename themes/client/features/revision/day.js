import { reviseEmpty, reviseNext, reviseNothing, reviseOver, reviseToday, reviseWait } from "words";
import { all } from "../../lib/dom.js";
import { kept, streak } from "../../records/habit.js";
import { DAILY, awaiting, named } from "../../revision/choice.js";
import { dayOf } from "../../revision/days.js";
import { gradeOf, revised, stateOf } from "../../revision/memory.js";
import { showWeek, when } from "./said.js";

/** the end of the address that asks for more than five */
const MORE = "#encore";

/** How many questions the page shows: as many as the address says, five a day in all. @param {string} hash @param {number} count those of today */
const room = (hash, count) => (hash === MORE ? DAILY : Math.max(0, Math.min(Number(hash.slice(1)) || DAILY, DAILY - count)));

/**
 * The questions of a course that are to be revised today: they leave their templates, and are answered as in a lesson. The
 * first answer to each says when it comes again.
 * @param {HTMLElement} page @param {import("../../lib/store.js").Store} store @param {import("../../lib/store.js").Store} own where answers are
 */
export const mountDay = (page, store, own) => {
  const [said, section, over, title, next, week, more] = all(page, "[data-today], [data-quiz], [data-over], [data-over] h2, [data-next], [data-week], [data-more]");
  const ids = named(page.dataset.revise);
  // a page may stay open over midnight
  const today = () => dayOf(Date.now());
  const { due, isKnown } = awaiting(ids, store.get, today());
  const asked = due.slice(0, room(location.hash, streak(store.get("habit", ""), today()).count));
  /** @type {Set<string>} */
  const left = new Set(asked);
  const templates = all(page, "template");
  asked.forEach((id) => {
    const [template] = templates.filter(({ dataset }) => dataset.again === id);
    section.append(/** @type {HTMLTemplateElement} */ (template).content);
  });
  section.hidden = !asked.length;
  said.textContent = asked.length ? reviseToday(asked.length) : isKnown ? reviseNothing : reviseEmpty;
  page.hidden = false;
  more.onclick = () => {
    location.hash = MORE;
    location.reload();
  };

  /** A first answer was given. @param {string} id */
  const note = (id) => {
    left.delete(id);
    const [form] = all(section, "form.q").filter(({ dataset }) => dataset.q === id);
    const grade = gradeOf(own.get("question", id), all(form, ".hint[open]").length > 0);
    store.update("memory", id, (memory, at) => revised(stateOf(store.get("question", id), memory), grade, today(), at));
    store.update("habit", "", (habit) => kept(habit, today()));
  };
  return () => {
    [...left].filter((id) => own.get("question", id).attempts).forEach(note);
    const now = awaiting(ids, store.get, today());
    const isOver = !left.size;
    over.hidden = !isOver || !isKnown;
    more.hidden = !isOver || !now.due.length;
    title.hidden = !asked.length;
    title.textContent = reviseOver(asked.length);
    if (isOver && asked.length) said.textContent = title.textContent;
    next.textContent = now.due.length ? reviseWait(now.due.length) : reviseNext(when(now.next, today()));
    showWeek(week, store.get("habit", ""), today());
  };
};
