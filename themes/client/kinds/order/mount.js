import { moveDown, moveUp, orderItems, placeOf } from "words";
import { all, make } from "../../lib/dom.js";
import { mark } from "./mark.js";
import { kinds } from "../../quiz/registry.js";

/** @param {HTMLElement} form */
const rows = (form) => all(form, "[data-id]");

/** Each item moves with its two buttons, or is dragged by its handle. @param {HTMLElement} form */
const mount = (form) => {
  const list = all(form, ".order")[0];
  const told = make("p", "vh");
  told.setAttribute("role", "status");
  list.after(told);
  /** @param {HTMLElement} row */
  const tell = (row) => {
    const every = rows(form);
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
  read: (form) => rows(form).map(({ dataset }) => dataset.id),
  write(form, response) {
    const list = all(form, ".order")[0];
    [].concat(response || []).forEach((id) => list.append(...all(list, `[data-id="${id}"]`)));
  },
  paint(form, key, state) {
    // as it is marked: an item is in its place when it follows the right one
    const ids = rows(form).map(({ dataset }) => dataset.id);
    rows(form).forEach((row, n) => {
      const follows = ids[n - 1] === key.order[key.order.indexOf(row.dataset.id) - 1];
      row.dataset.mark = !state || state === "unanswered" ? "" : follows ? "right" : "wrong";
    });
  },
};
kinds.order = order;
