/** Easy-to-read passages: who opens one has them all open, on every page, until one is closed. */
import { all } from "../../lib/dom.js";
import { changed, mount } from "../../lib/page.js";
import { chosen } from "../../records/reading.js";

mount("[data-easy]", (element, store) => {
  const passage = /** @type {HTMLDetailsElement} */ (element);
  const [summary] = all(passage, "summary");
  const show = () => {
    passage.open = !!store.get("reading", "").easy;
  };
  summary.onclick = (event) => {
    event.preventDefault();
    const before = summary.getBoundingClientRect().top;
    store.update("reading", "", (record, now) => chosen(record, !passage.open, now));
    changed();
    // what opens above does not move the one that is touched
    scrollBy(0, summary.getBoundingClientRect().top - before);
  };
  return show;
});
