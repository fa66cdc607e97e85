import { all, make } from "../../lib/dom.js";
import { mark } from "../../lib/marking/cards.js";

/** @param {HTMLElement} form */
const cards = (form) => /** @type {HTMLDetailsElement[]} */ (all(form, "[data-card]"));

/** One card at a time: the first that is not judged yet. @param {HTMLElement} form @param {boolean} [moved] */
const show = (form, moved) => {
  const rows = cards(form);
  const current = rows.find(({ dataset }) => !dataset.judged);
  rows.forEach((card, n) => {
    card.hidden = card !== current;
    card.open = false;
    if (card === current) all(form, ".count")[0].textContent = `Carte ${n + 1} sur ${rows.length}`;
  });
  if (!moved) return;
  if (current) all(current, "summary")[0].focus();
  else /** @type {HTMLFormElement} */ (form).requestSubmit();
};

/** @type {import("../../globals.js").Kind} */
const kind = {
  mark,
  own: true,
  once: true,
  ask: "Retournez chaque carte.",
  mount(form) {
    all(form, "legend")[0].after(make("p", "count facts"));
    cards(form).forEach((card) => {
      const row = make("p", "judge");
      [
        ["again", "À revoir"],
        ["known", "Je savais"],
      ].forEach(([word, label]) => {
        const button = /** @type {HTMLButtonElement} */ (make("button", "btn quiet", label));
        button.type = "button";
        button.onclick = () => {
          card.dataset.judged = word;
          show(form, true);
        };
        row.append(button);
      });
      card.append(row);
    });
  },
  read: (form) => Object.fromEntries(cards(form).map(({ dataset }) => [dataset.card, dataset.judged || ""])),
  write(form, response) {
    cards(form).forEach(({ dataset }) => {
      dataset.judged = (response || {})[dataset.card || ""] || "";
    });
    show(form);
  },
  paint: (form) => show(form),
  tell(_key, response) {
    const words = Object.values(response);
    const known = words.filter((word) => word === "known").length;
    return `Vous saviez ${known} carte${known > 1 ? "s" : ""} sur ${words.length}.`;
  },
};
window.tremplin.kinds.cards = kind;
