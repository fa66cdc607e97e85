/** « Chercher » where there is no line: the courses that this device keeps, and the texts of their pages. */
import { searchKept } from "words";
import { all } from "../../lib/dom.js";
import { find, hereIn, keyOf, openHeld, stateOf } from "../../offline/held.js";
import { merged } from "./merged.js";
import { said } from "./said.js";

const scope = new URL(all(document, "[data-site]")[0].dataset.root || "", location.href).href;
const COURSE = /^chercher\/(cours\/.*)\.js$/;

/** The files of courses that are here, by the names that the search gives them. @returns {Promise<string[]>} */
const names = async () => {
  const held = await openHeld(scope);
  const { now } = await stateOf(held, "chercher");
  const isHere = await hereIn(held);
  const files = now ? now.list.files : {};
  return Object.keys(files)
    .filter((address) => isHere(address, files[address]))
    .map((address) => (COURSE.exec(address) || [])[1])
    .filter(Boolean);
};

window.tremplinKept = {
  note: searchKept,
  titles: async (file) => {
    // no Cache Storage on a disk; and a browser may forbid it
    const courses = await Promise.all((await names().catch(() => [])).map((name) => file(name)));
    const known = courses.filter(Boolean);
    return known.length ? merged(known) : undefined;
  },
  textOf: async (address) => {
    try {
      const held = await openHeld(scope);
      const found = await find(held, `${address}index.html`);
      const page = found && (await held.cache.match(keyOf(held, `${address}index.html`, found.row)));
      return page ? said(await page.text()) : "";
    } catch (_) {
      return "";
    }
  },
};
