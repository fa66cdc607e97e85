import { all, make } from "../../lib/dom.js";
import { mark } from "../../lib/marking/order.js";

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
    told.textContent = `${every.indexOf(row) + 1} sur ${every.length}`;
  };
  rows(form).forEach((row) => {
    const [name, label] = row.children;
    /** @param {string} sign @param {string} word @param {() => void} move */
    const mover = (sign, word, move) => {
      const button = /** @type {HTMLButtonElement} */ (make("button", "move", sign));
      button.type = "button";
      button.setAttribute("aria-label", `${word} : ${name.textContent}`);
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
      mover("↑", "Monter", () => row.previousElementSibling && row.previousElementSibling.before(row)),
      mover("↓", "Descendre", () => row.nextElementSibling && row.nextElementSibling.after(row)),
    );
  });
};

/** @type {import("../../globals.js").Kind} */
const order = {
  mark,
  mount,
  ask: "Mettez d’abord les éléments en ordre.",
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
window.tremplin.kinds.order = order;
