/** « Chercher »: what was asked is in the address, after « # »: so that « back » works, and no host reads it. */
import { searchAllOf, searchCount, searchCut, searchEverywhere, searchLoading, searchLost, searchMore, searchNear, searchNone, searchNoneHere, searchOthers, searchSome } from "words";
import table from "../../../../generator/tremplin/text/terms.json";
import { quietButton } from "../../lib/button.js";
import { all, fill, make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";
import { extract, marked } from "./extract.js";
import { prepared, textOf } from "./files.js";
import { reader } from "./terms.js";

/** courses shown at once, and pages of each; of one course alone */
const [COURSES, OF_EACH, OF_ONE] = [5, 3, 10];

mount("[data-search]", (box, _store, root) => {
  /** @param {string} name */
  const part = (name) => all(box, `[data-${name}]`)[0];
  const termOf = reader(table);
  const field = /** @type {HTMLInputElement} */ (all(box, "[type=search]")[0]);
  const place = /** @type {HTMLSelectElement} */ (all(box, "select")[0]);
  const links = all(box, "[data-course]");
  /** @type {Map<string, string>} */
  const courses = new Map(links.map((link) => [link.dataset.course || "", link.textContent || ""]));
  courses.forEach((title, id) => {
    const option = /** @type {HTMLOptionElement} */ (make("option", "", title));
    option.value = id;
    place.append(option);
  });
  // a screen reader announces what changes in a status that is there already
  const tell = (/** @type {(string|Node)[]} */ ...said) => fill(part("told"), ...said);

  /** @param {string} query @param {string} course */
  const addressOf = (query, course) => `#${new URLSearchParams({ q: query, ...(course ? { cours: course } : {}) })}`;
  /** @param {string} text @param {string} query @param {string} course */
  const linkTo = (text, query, course) => Object.assign(make("a", "", text), { href: addressOf(query, course) });

  /** what is done once an element is on the screen @type {Map<Element, () => void>} */
  const waiting = new Map();
  const look = () =>
    waiting.forEach((task, element) => {
      if (element.getBoundingClientRect().top > innerHeight) return;
      waiting.delete(element);
      task();
    });
  ["scroll", "resize"].forEach((name) => addEventListener(name, look, { passive: true }));

  /** @param {import("./index.js").Page} page @param {Set<string>} terms */
  const row = (page, terms) => {
    /** @param {string} word */
    const isAsked = (word) => terms.has(termOf(word, page.language));
    /** @param {string} text */
    const parts = (text) => marked(text, isAsked).map((piece) => (typeof piece === "string" ? piece : make("mark", "", piece.found)));
    const link = Object.assign(make("a", "", ...parts(page.title)), { href: `${root}${page.address}index.html` });
    const said = make("p", "");
    const item = make("li", "", link, said);
    if (page.language !== document.documentElement.lang) item.lang = page.language;
    waiting.set(item, () => textOf(page.address).then((text) => fill(said, ...parts(extract(text, isAsked, searchCut)))));
    return item;
  };

  /** @param {import("./index.js").Found} found @param {string} query @param {string} course @param {number} times how often more was asked for */
  const show = (found, query, course, times) => {
    /** @type {Map<number, import("./index.js").Page[]>} */
    const groups = new Map();
    found.pages.forEach((page) => groups.set(page.group, [...(groups.get(page.group) || []), page]));
    waiting.clear();
    const most = course ? OF_ONE * times : OF_EACH;
    const shown = [...groups.values()].slice(0, COURSES * times);
    const sections = shown.map((pages) => {
      const id = courseOf(pages[0]);
      const section = make("section", "", make("h2", "", courses.get(id) || searchOthers), make("ul", "", ...pages.slice(0, most).map((page) => row(page, found.terms))));
      if (!course && id && pages.length > most) section.append(make("p", "", linkTo(searchAllOf(pages.length), query, id)));
      return section;
    });
    fill(part("results"), ...sections);
    look();
    if (groups.size > shown.length || (course && found.pages.length > most)) {
      const links = all(part("results"), "li a").length;
      part("results").append(
        quietButton(searchMore, () => {
          show(found, query, course, times + 1);
          all(part("results"), "li a")[links].focus();
        }),
      );
    }
  };
  /** @param {import("./index.js").Page} page */
  const courseOf = ({ address }) => {
    const [first] = address.split("/");
    return courses.has(first) ? first : "";
  };

  let asked = "";
  const search = async () => {
    const given = new URLSearchParams(location.hash.slice(1) || location.search);
    const [query, course] = [(given.get("q") || "").trim(), courses.has(given.get("cours") || "") ? given.get("cours") || "" : ""];
    const now = addressOf(query, course);
    asked = now;
    field.value = query;
    place.value = course;
    fill(part("results"));
    part("courses").hidden = !!query;
    if (!query) return tell();
    tell(searchLoading);
    const { index, note } = await prepared(termOf, query, course);
    if (asked !== now) return undefined;
    if (!index) {
      part("courses").hidden = false;
      return tell(searchLost);
    }
    const found = index.find(query);
    const said = found.pages.length ? searchCount(found.pages.length, query) : course ? searchNoneHere(query) : searchNone(query);
    const notes = [found.pages.length && found.near && searchNear, found.pages.length && found.some && searchSome, note].filter(Boolean);
    tell(...[said, ...notes].join(" ").split("\n"));
    if (!found.pages.length) {
      part("courses").hidden = false;
      if (course) fill(part("results"), make("p", "", linkTo(searchEverywhere, query, "")));
      return undefined;
    }
    return show(found, query, course, 1);
  };

  part("form").hidden = false;
  part("form").onsubmit = (event) => {
    event.preventDefault();
    const next = addressOf(field.value, place.value);
    if (next === location.hash) search();
    else location.hash = next;
  };
  addEventListener("hashchange", search);
  search();
  if (!field.value) field.focus();
  return () => {};
});
