/** « Mes notes »: all notes and the steps that are kept, to find again, to change and to take away. */
import { locale, notesFile, notesFound, notesNone, otherCourses } from "words";
import { all, fill, make } from "../../lib/dom.js";
import { download } from "../../lib/download.js";
import { ids } from "../../lib/entries.js";
import { isOfToday, stated } from "../../lib/former.js";
import { changed, mount } from "../../lib/page.js";
import { makeItem } from "./item.js";
import { markdownOf } from "./markdown.js";
import { grouped, holds } from "./rows.js";

mount("[data-notes]", (page, store, root) => {
  /** @param {string} name */
  const part = (name) => all(page, `[data-${name}]`)[0];
  /** @type {import("./rows.js").Listed[]} */
  const courses = JSON.parse(page.dataset.courses || "[]");
  const search = /** @type {HTMLInputElement} */ (all(page, "#search")[0]);
  /** @type {Map<string, import("./item.js").Item>} */
  const items = new Map();
  const isShown = isOfToday(stated());
  let order = "";

  /** @param {string} id */
  const addressOf = (id) => `${root}${id}/index.html`;
  /** @param {boolean} withOpen whether those that are being changed count, though nothing is noted */
  const found = (withOpen) => {
    /** @param {string} id */
    const isOpen = (id) => {
      const item = items.get(id);
      return withOpen && !!item && item.isOpen();
    };
    return grouped(courses, [...new Set([...ids(store, "note").filter(isShown), ...items.keys()])], (id) => store.get("note", id), otherCourses, isOpen);
  };

  const look = () => {
    const words = search.value.trim();
    let count = 0;
    found(true).forEach((group, n) => {
      const section = all(part("list"), "section")[n];
      const shown = group.rows.filter((row) => {
        const item = /** @type {import("./item.js").Item} */ (items.get(row.id));
        const is = !words || item.isOpen() || holds(words, row, group.title);
        item.element.hidden = !is;
        return is;
      }).length;
      section.hidden = !shown;
      count += shown;
    });
    part("found").textContent = !words ? "" : count ? notesFound(count) : notesNone;
  };

  const show = () => {
    const groups = found(true);
    groups.forEach(({ rows }) =>
      rows.forEach((row) => {
        const item = items.get(row.id) || makeItem(store, row, addressOf(row.id), changed);
        items.set(row.id, item);
        item.update(row);
      }),
    );
    const now = JSON.stringify(groups.map(({ title, rows }) => [title, rows.map(({ id }) => id)]));
    if (now !== order) {
      order = now;
      const focused = /** @type {HTMLElement|null} */ (document.activeElement);
      fill(
        part("list"),
        ...groups.map(({ title, language, rows }) => {
          const heading = make("h2", "", title);
          if (language) heading.lang = language;
          return make("section", "", heading, ...rows.map(({ id }) => /** @type {import("./item.js").Item} */ (items.get(id)).element));
        }),
      );
      if (focused && focused !== document.activeElement && page.contains(focused)) focused.focus();
    }
    part("empty").hidden = !!groups.length;
    all(page, "[data-tools]").forEach((tools) => (tools.hidden = !groups.length));
    look();
  };

  search.oninput = show;
  /** @type {HTMLFormElement} */ (search.form).onsubmit = (event) => event.preventDefault();
  part("save").onclick = () => {
    const now = new Date();
    const groups = found(false).map(({ title, rows }) => ({
      title,
      steps: rows.map((row) => ({
        ...row,
        // a page on a disk is there for this device only
        address: row.isGone || location.protocol === "file:" ? "" : new URL(addressOf(row.id), location.href).href,
      })),
    }));
    const site = (all(document, ".brand")[0] || page).textContent || "";
    download(`${notesFile}-${now.toISOString().slice(0, 10)}.md`, [markdownOf(groups, site, now.toLocaleDateString(locale))], "text/markdown;charset=utf-8");
  };
  // some phones print from their own menu only
  part("print").hidden = !window.print;
  part("print").onclick = () => window.print();
  return show;
});
