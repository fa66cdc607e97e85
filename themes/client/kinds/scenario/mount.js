import { chooseAction, done } from "words";
import { all, fill } from "../../lib/dom.js";
import { submit } from "../submit.js";
import { again } from "../again.js";
import { edited } from "../edited.js";
import { follow, mark } from "./mark.js";
import { kinds, notices } from "../../quiz/registry.js";

/** the choices made in each form @type {WeakMap<HTMLElement, string[]>} */
const ways = new WeakMap();

/** The step where the way leads, under what the last choice brought about. @param {HTMLElement} form @param {any} key */
const show = (form, key) => {
  const way = ways.get(form) || [];
  const { step } = follow(key, way) || { step: key.first };
  const told = all(form, ".told")[0];
  fill(told, ...all(form, `[data-fix] [data-a="${way[way.length - 1]}"] > div`).map((part) => part.cloneNode(true)));
  all(form, "[data-step]").forEach((part) => {
    part.hidden = part.dataset.step !== step;
    if (!part.hidden) part.prepend(told);
  });
  return all(form, "[data-step]:not([hidden])")[0];
};

/** @type {import("../../quiz/registry.js").Kind} */
const kind = {
  mark,
  own: true,
  once: true,
  after: (question) => [again(question)],
  ask: chooseAction,
  mount(form, key) {
    const told = document.createElement("div");
    told.className = "told";
    all(form, "[data-step]")[0].before(told);
    all(form, ".way").forEach((link) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "answer";
      button.append(...link.childNodes);
      button.onclick = () => {
        ways.set(form, [...(ways.get(form) || []), link.dataset.way || ""]);
        const part = show(form, key);
        edited(form);
        if (mark(key, this.read(form)).state !== "unanswered") submit(form);
        else part.focus();
      };
      /** @type {HTMLElement} */ (link.parentNode).replaceWith(button);
    });
    show(form, key);
  },
  read: (form) => ways.get(form) || [],
  write(form, response) {
    const key = JSON.parse(form.dataset.key || "");
    // a way that the course no longer has is begun again
    ways.set(form, Array.isArray(response) && follow(key, response) ? response : []);
    show(form, key);
  },
  paint: () => {},
};
kinds.scenario = kind;
notices.done = done;
