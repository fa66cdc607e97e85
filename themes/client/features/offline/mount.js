/** « Hors ligne »: which pages are on the device, when the one that was asked for is not. */
import { all, make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";
import { plain } from "../../lib/plain.js";
import { hereIn, keyOf, listed, openHeld, stateOf } from "../../offline/held.js";

/** The title of a page that is here, as its heading says it. @param {Response|undefined} page */
const titleOf = async (page) => {
  const found = page && /<h1[^>]*>([^]*?)<\/h1>/.exec(await page.text());
  return found ? plain(found[1]) : "";
};

/** The pages of a list that are here, but this one. @param {import("../../offline/held.js").Held} held @param {string} id of a course, "" for the rest @param {import("../../offline/held.js").List} list @param {(address: string, row: import("../../offline/held.js").Row) => boolean} isHere @returns {Promise<HTMLElement|undefined>} */
const linksOf = async (held, id, { files }, isHere) => {
  const pages = Object.keys(files).filter((name) => files[name][2] && name.startsWith(id && `${id}/`) && name !== "hors-ligne/index.html" && isHere(name, files[name]));
  const items = pages.map(async (name) => {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", await titleOf(await held.cache.match(keyOf(held, name, files[name])))));
    link.href = held.scope + name;
    return make("li", "", link);
  });
  return items.length ? make("ul", "", ...(await Promise.all(items))) : undefined;
};

mount("[data-offline]", (page, _store, root) => {
  const [missing] = all(page, "[data-missing]");
  const scope = new URL(root, location.href).href;
  const asked = decodeURIComponent(location.search.slice(1));
  missing.hidden = !asked;
  // only an address of this site: the one that was asked for
  if (asked) /** @type {HTMLAnchorElement} */ (all(page, "[data-again]")[0]).href = scope + encodeURI(asked);
  const show = async () => {
    const held = await openHeld(scope);
    /** @type {[string, import("../../offline/held.js").List][]} */
    const rows = [];
    for (const id of (await listed(held)).sort()) {
      const { now } = await stateOf(held, id);
      if (now) rows.push([id, now.list]);
    }
    // the courses first: only the lists of what is beside them have a core
    rows.sort(([, one], [, other]) => Number(!!one.core) - Number(!!other.core));
    const isHere = await hereIn(held);
    const lists = (await Promise.all(rows.map(([id, list]) => linksOf(held, id, list, isHere)))).filter(Boolean);
    all(page, "[data-here]")[0].append(.../** @type {HTMLElement[]} */ (lists));
    all(page, "[data-none]")[0].hidden = lists.length > 0;
  };
  if (window.caches) show().catch(() => (all(page, "[data-none]")[0].hidden = false));
  return () => {};
});
