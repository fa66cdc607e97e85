// The page, as it will be.

import { said } from "./calls.js";

const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
let looking = 0;
let wanted = "";

/** Show a page of the draft, soon, at a question; null shows none. @param {string | null} page @param {string} [question] */
export function look(page, question) {
  wanted = question ?? wanted;
  clearTimeout(looking);
  if (page === null) {
    frame.src = "about:blank";
    return;
  }
  looking = setTimeout(() => {
    const scrolled = frame.contentWindow?.scrollY ?? 0;
    frame.onload = () => {
      const question = wanted && frame.contentDocument?.querySelector(`form[data-q$='#${wanted}']`);
      wanted = "";
      if (frame.contentWindow) frame.contentWindow.history.scrollRestoration = "manual";
      // not « scrollIntoView », which would move the form too
      frame.contentWindow?.scrollTo(0, question ? question.getBoundingClientRect().top : scrolled);
    };
    const address = `${said.base}_tremplin/brouillon/${page}`;
    if (frame.contentWindow?.location.pathname === new URL(address, location.href).pathname) frame.contentWindow.location.reload();
    else frame.src = address;
  }, 400);
}
