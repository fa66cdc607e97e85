/**
 * A course in one file: each of its pages is a section, and the address of a page is what follows « # ». The page that is
 * asked for is left alone in the document, then what it needs runs as on the site; another page is a new start.
 */
import { all, make } from "../lib/dom.js";

const { body, documentElement: root, head } = document;
/** @type {any} */
const { trustedTypes: types } = window;
/** the text of each script, of each style and of what frames show, by name @type {Record<string, string>} */
const files = JSON.parse(all(body, "[data-files]")[0].textContent || "");
/** under which name a tab remembers its page: a page may have a sign of its own after « # » */
const KEPT = `tremplin-page ${body.dataset.site}`;

const NAMING = /^(aria-(controls|describedby|labelledby)|for|headers|id|list|name)$/;
/** The page that is asked for, and the place in it: « #/courriel/index.html#s-plan ». */
const asked = () => {
  const [, page = "", place = ""] = /^#(\/[^#]*)#?(.*)/.exec(decodeURI(location.hash)) || [];
  return { page, place };
};
/** @param {(tab: Storage) => string | null | void} use */
const remembered = (use) => {
  try {
    return use(sessionStorage) || "";
  } catch (_) {
    // storage is forbidden
    return "";
  }
};

/** The policy of the file allows these very texts. @param {string} name */
const held = (name) => {
  if (/css$/.test(name)) return make("style", "", files[name]);
  const script = /** @type {HTMLScriptElement} */ (make("script", ""));
  const rules = { createScript: () => files[name] };
  script.text = (types ? types.createPolicy("tremplin", rules) : rules).createScript("");
  return script;
};
const append = head.append.bind(head);
/** What scripts ask for by its address is in the file. @param {any} element */
head.append = (element) => {
  const name = String(element.src || element.href || "").split("assets/tremplin/")[1];
  if (!(name in files)) return append(element);
  append(held(name));
  if (element.onload) Promise.resolve().then(element.onload);
};

const pages = all(body, "[data-page]");
const wanted = asked().page || remembered((tab) => tab.getItem(KEPT));
const page = pages.filter(({ dataset }) => dataset.page === wanted)[0] || pages[0];
const { page: current = "", title = "", kind = "", later, renamed, names = "" } = page.dataset;

const show = () => {
  const { place } = asked();
  const goal = (place && document.getElementById(place)) || all(body, "main")[0];
  goal.tabIndex = -1;
  goal.focus();
  goal.scrollIntoView();
};
/** Where the reader was in another page says nothing of this one. */
const leads = history.scrollRestoration === "manual";

pages.forEach((other) => other !== page && other.remove());
// in the file the names of each page end with its rank: those of the one that is left are its own again
all(page, "*").forEach(({ attributes }) =>
  [...attributes].filter(({ name }) => NAMING.test(name)).forEach((names) => (names.value = names.value.replace(/~\d+(?= |$)/g, "")))
);
["page", "later"].forEach((name) => delete page.dataset[name]);
remembered((tab) => tab.setItem(KEPT, current));
root.lang = page.lang;
root.dir = page.dir;
document.title = title;
body.className = kind;
if (later) body.dataset.later = later;
if (renamed) body.dataset.renamed = renamed;
// a frame without an origin may load nothing from a disk
all(page, "[data-frame]").forEach(({ dataset }) => {
  dataset.frame = URL.createObjectURL(new Blob([files[dataset.frame || ""]], { type: "text/html" }));
});
names
  .split(" ")
  .filter((name) => name in files)
  .forEach((name) => append(held(name)));
history.scrollRestoration = "auto";
if (leads || asked().place) show();

addEventListener("hashchange", () => {
  const next = asked().page;
  if (next === current) return show();
  if (!pages.some(({ dataset }) => dataset.page === next)) return;
  history.scrollRestoration = "manual";
  location.reload();
});
