import { moveDown, moveUp, orderItems, placeOf } from "words";
import { all, make } from "../../lib/dom.js";
import { faults } from "../faults.js";
import { edited } from "../edited.js";
import { mark } from "./mark.js";
import { kinds } from "../../quiz/registry.js";

/** @param {HTMLElement} form */
const rows = (form) => all(form, "[data-id]");
/** @param {HTMLElement} form */
const idsOf = (form) => rows(form).map(({ dataset }) => dataset.id || "");
/** the order that each form is served with, which is nobody's answer @type {WeakMap<HTMLElement, string[]>} */
const served = new WeakMap();
/** the forms whose items somebody moved @type {WeakSet<HTMLElement>} */
const touched = new WeakSet();

/** Each item moves with its two buttons, or is dragged by its handle. @param {HTMLElement} form */
const mount = (form) => {
  const list = all(form, ".order")[0];
  served.set(form, idsOf(form));
  const told = make("p", "vh");
  told.setAttribute("role", "status");
  list.after(told);
  /** @param {HTMLElement} row */
  const tell = (row) => {
    const every = rows(form);
    touched.add(form);
    edited(form);
    told.textContent = placeOf(every.indexOf(row) + 1, every.length);
  };
  rows(form).forEach((row) => {
    const [name, label] = row.children;
    /** @param {string} sign @param {(item: string) => string} named @param {() => void} move */
    const mover = (sign, named, move) => {
      const button = /** @type {HTMLButtonElement} */ (make("button", "move", sign));
      button.type = "button";
      button.setAttribute("aria-label", named(name.textContent || ""));
      button.onclick = () => {
        move();
        button.focus();
        tell(row);
      };
      return button;
    };
    const handle = make("span", "handle", "⠿");
    handle.setAttribute("aria-hidden", "true");
    // Safari 12 has no pointers: the buttons are there
    handle.hidden = !("onpointerdown" in handle);
    handle.onpointerdown = (event) => {
      event.preventDefault();
      if (row.closest(":disabled")) return;
      // the list keeps the pointer: an item that moves would lose it
      list.setPointerCapture(event.pointerId);
      row.classList.add("held");
      list.onpointermove = ({ clientY }) => {
        const below = rows(form).find((other) => {
          const { top, height } = other.getBoundingClientRect();
          return other !== row && clientY < top + height / 2;
        });
        list.insertBefore(row, below || null);
      };
      list.onlostpointercapture = () => {
        row.classList.remove("held");
        list.onpointermove = null;
        tell(row);
      };
    };
    label.remove();
    row.prepend(handle);
    row.append(
      mover("↑", moveUp, () => row.previousElementSibling && row.previousElementSibling.before(row)),
      mover("↓", moveDown, () => row.nextElementSibling && row.nextElementSibling.after(row)),
    );
  });
};

/** @type {import("../../quiz/registry.js").Kind} */
const order = {
  mark,
  mount,
  ask: orderItems,
  read: (form) => (touched.has(form) ? idsOf(form) : []),
  write(form, response) {
    const ids = /** @type {string[]} */ ([]).concat(response || []);
    const list = all(form, ".order")[0];
    const first = served.get(form) || [];
    // an order of other items is asked again
    const isWhole = first.every((id) => ids.includes(id)) && ids.length === first.length;
    touched[isWhole ? "add" : "delete"](form);
    (isWhole ? ids : first).forEach((id) => list.append(...all(list, `[data-id="${id}"]`)));
  },
  paint(form, key, state) {
    const isJudged = state && state !== "unanswered";
    const wrong = isJudged ? mark(key, idsOf(form)).feedback : [];
    rows(form).forEach((row) => {
      row.dataset.mark = isJudged ? (wrong.includes(row.dataset.id || "") ? "wrong" : "right") : "";
    });
    return faults(rows(form).filter(({ dataset }) => dataset.mark === "wrong").map((row) => all(row, "span:not(.handle)")[0].textContent || ""), 0);
  },
};
kinds.order = order;
