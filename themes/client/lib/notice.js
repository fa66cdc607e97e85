import { cannotKeep, understood } from "words";
import { all, make } from "./dom.js";

let isTold = false;

/** Says once a page that nothing can be saved, at the bottom of the screen, which it keeps clear of the focus. */
export const notify = () => {
  if (isTold) return;
  isTold = true;
  const close = make("button", "btn quiet", understood);
  const notice = make("div", "notice", make("p", "", cannotKeep), close);
  const { style } = document.documentElement;
  notice.setAttribute("role", "status");
  close.onclick = () => {
    notice.remove();
    style.scrollPaddingBottom = "";
    all(document, "main")[0].focus();
  };
  document.body.append(notice);
  style.scrollPaddingBottom = `${notice.offsetHeight}px`;
};
