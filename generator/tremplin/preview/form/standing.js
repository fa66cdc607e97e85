// Where one is in the form: kept while it is drawn anew, or led elsewhere.

/** As tall as its text, the page staying where it is. @param {HTMLTextAreaElement} area */
export function grow(area) {
  const at = window.scrollY;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
  window.scrollTo(0, at);
}

/** What is written in or chosen from first, in a part of the form. @param {any} box */
const firstOf = (box) => box.querySelector(".field [data-input]") ?? box.querySelector("[data-input]");

/**
 * Remember where the focus is; gives what puts it back, or beside what is not there any more.
 * @param {any} main
 */
export function standing(main) {
  const at = /** @type {any} */ (document.activeElement);
  if (!main.contains(at)) return () => {};
  const key = at.dataset.input;
  const range = key && "selectionStart" in at ? [at.selectionStart, at.selectionEnd] : [null];
  /** @type {string[]} */
  const around = [];
  for (let box = at.closest("[data-key]"); box; box = box.parentElement.closest("[data-key]")) around.push(box.dataset.key);
  return () => {
    if (at.isConnected) return;
    const again = key && main.querySelector(`[data-input='${CSS.escape(key)}']`);
    const box = around.map((one) => boxAt(main, one)).find((one) => one && firstOf(one));
    (again || (box ? firstOf(box) : main)).focus({ preventScroll: true });
    if (again?.setSelectionRange && range[0] !== null) again.setSelectionRange(...range);
  };
}

/** @param {any} main @param {string} key @returns {any} */
const boxAt = (main, key) => main.querySelector(`[data-key='${CSS.escape(key)}']`);

/** What stands at a place of the file, or holds it. @param {any} main @param {(string|number)[]} place @returns {any} */
export function holding(main, place) {
  const outwards = place.map((_, rank) => place.slice(0, place.length - rank));
  return outwards.map((one) => boxAt(main, JSON.stringify(one))).find(Boolean);
}

/** Show a part of the form, and go there; in a text, to one of its lines. @param {any} box @param {number} [row] */
export function lead(box, row = 0) {
  for (let outer = box; outer; outer = outer.parentElement) if (outer.localName === "details") outer.open = true;
  for (const area of box.querySelectorAll("textarea")) grow(area);
  box.scrollIntoView({ block: "nearest" });
  const control = firstOf(box);
  control?.focus({ preventScroll: true });
  if (control?.matches(".page, .source")) putCaret(control, row);
}

/** @param {HTMLTextAreaElement} area @param {number} row */
function putCaret(area, row) {
  const above = area.value.split("\n").slice(0, row).map((line) => `${line}\n`).join("");
  area.setSelectionRange(above.length, above.length);
  const copy = /** @type {HTMLTextAreaElement} */ (area.cloneNode());
  copy.value = above;
  Object.assign(copy.style, { height: "0", minHeight: "0" });
  area.after(copy);
  const down = copy.scrollHeight;
  copy.remove();
  window.scrollBy(0, area.getBoundingClientRect().top + down - window.innerHeight / 2);
}
