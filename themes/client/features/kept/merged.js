/** The courses of a device as one index: each has its own, whose pages are numbered from 0. */
import { each, read } from "../search/lists.js";

/** @param {import("../search/index.js").Titles[]} courses @returns {import("../search/index.js").Titles} */
export const merged = (courses) => {
  /** term → its places so far, and the last page that has it @type {Map<string, [string, number]>} */
  const terms = new Map();
  let start = 0;
  courses.forEach(({ groups, list = "" }) => {
    read(list).forEach((places, term) => {
      const [before, last] = terms.get(term) || ["", -1];
      /** @type {number[]} */
      const pages = [];
      each(places, (page) => pages.push(start + page));
      const [first] = pages;
      const moved = places.replace(/^(.)[0-9a-z]*/, (_, sign) => sign + (first - last - 1).toString(36));
      terms.set(term, [before + moved, pages[pages.length - 1]]);
    });
    groups.forEach(([, , tails]) => (start += tails.split("\n").length));
  });
  return {
    cuts: "",
    groups: courses.reduce((all, { groups }) => [...all, ...groups], /** @type {import("../search/index.js").Group[]} */ ([])),
    list: [...terms].map(([term, [places]]) => `0${term}${places}`).join("\n"),
  };
};
