// The page, as it will be.

import { said } from "./calls.js";

const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
let looking = 0;

/** Show a page of the draft, soon; null shows none. @param {string | null} page */
export function look(page) {
  clearTimeout(looking);
  if (page === null) {
    frame.src = "about:blank";
    return;
  }
  looking = setTimeout(() => {
    const scrolled = frame.contentWindow?.scrollY ?? 0;
    frame.onload = () => frame.contentWindow?.scrollTo(0, scrolled);
    const address = `${said.base}_tremplin/brouillon/${page}`;
    if (frame.contentWindow?.location.pathname === new URL(address, location.href).pathname) frame.contentWindow.location.reload();
    else frame.src = address;
  }, 400);
}
