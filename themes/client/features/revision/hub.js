import { reviseEmpty, reviseEnough, reviseIn, reviseNext, reviseNothing, reviseToday, reviseWait } from "words";
import { all } from "../../lib/dom.js";
import { streak } from "../../records/habit.js";
import { DAILY, awaiting, named } from "../../revision/choice.js";
import { dayOf } from "../../revision/days.js";
import { showWeek, when } from "./said.js";

/** « Réviser »: the five questions of the day, by course. @type {import("../../lib/page.js").Component} */
export const mountHub = (page, store) => {
  const [week, said, more, none] = all(page, "[data-week], [data-today], [data-rest], [data-none]");
  /** a question that two courses ask is asked in the first @type {Set<string>} */
  const seen = new Set();
  const courses = all(page, "[data-of]").map((card) => {
    const ids = named(card.dataset.of).filter((id) => !seen.has(id));
    ids.forEach((id) => seen.add(id));
    const [count, link] = all(card, "[data-count], .btn");
    return { card, ids, count, link: /** @type {HTMLAnchorElement} */ (link), address: /** @type {HTMLAnchorElement} */ (link).href };
  });
  return () => {
    const today = dayOf(Date.now());
    const habit = store.get("habit", "");
    const { count } = streak(habit, today);
    const { due, next, isKnown } = awaiting([...seen], store.get, today);
    const chosen = due.slice(0, Math.max(0, DAILY - count));
    page.hidden = false;
    showWeek(week, habit, today);
    courses.forEach(({ card, ids, count: told, link, address }) => {
      const own = chosen.filter((id) => ids.includes(id)).length;
      card.hidden = !own;
      told.textContent = reviseIn(own);
      // its page takes as many, in the same order
      link.href = `${address}#${own}`;
    });
    const rest = due.length - chosen.length;
    said.textContent = chosen.length ? reviseToday(chosen.length) : !isKnown ? reviseEmpty : count ? reviseEnough(count) : reviseNothing;
    more.textContent = rest ? reviseWait(rest) : !due.length && next < Infinity ? reviseNext(when(next, today)) : "";
    more.hidden = !more.textContent;
    none.hidden = isKnown;
  };
};
