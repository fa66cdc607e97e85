/** « Réviser »: the questions of the day, and those of a course, answered apart from its lessons. */
import { mount } from "../../lib/page.js";
import { aside } from "./aside.js";
import { mountDay } from "./day.js";
import { mountHub } from "./hub.js";

mount("[data-revision]", mountHub);
mount("[data-revise]", (page, store) => {
  const own = aside(store);
  // the scripts of questions, which come later, take from here where answers are kept
  Object.assign(window.tremplin, {
    store: own,
    /** @type {typeof mount} */
    mount: (selector, component) => mount(selector, (element, _store, root) => component(element, own, root)),
  });
  return mountDay(page, store, own);
});
