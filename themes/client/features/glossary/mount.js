/** Terms of the glossary: what one means shows under it, at a touch or with the focus. */
import { all, fill, make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";

const box = make("div", "term-box");
/** @type {HTMLElement|null} the term that it explains */
let open = null;

const hide = () => {
  box.remove();
  open = null;
};

/** @param {HTMLElement} term */
const show = (term) => {
  const words = document.getElementById(term.getAttribute("aria-describedby") || "");
  if (!words) return;
  open = term;
  // voices read it as the description of the term
  box.setAttribute("aria-hidden", "true");
  const { direction, fontSize } = getComputedStyle(term);
  box.dir = direction;
  box.style.fontSize = fontSize;
  fill(box, ...Array.from(words.childNodes, (node) => node.cloneNode(true)));
  document.body.append(box);
  const rows = term.getClientRects();
  const last = rows[rows.length - 1];
  const most = document.documentElement.clientWidth - box.offsetWidth - 8;
  box.style.left = `${scrollX + Math.max(8, Math.min(last.left, most))}px`;
  box.style.top = `${scrollY + last.bottom + 6}px`;
};

mount(".term", (term) => {
  term.onfocus = () => show(term);
  term.onblur = hide;
  term.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(term);
  };
  return () => {};
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
document.addEventListener("click", ({ target }) => open && !open.contains(/** @type {Node} */ (target)) && !box.contains(/** @type {Node} */ (target)) && hide());
addEventListener("resize", () => open && show(open));
