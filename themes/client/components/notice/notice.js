import { all, make } from "../../lib/dom.js";

const TEXT = "Votre progression ne peut pas être gardée dans ce navigateur : elle sera oubliée à la fermeture.";

/** Says once that nothing can be saved, at the bottom of the screen, which it keeps clear of the focus. */
export const notify = () => {
  if (all(document, ".notice").length) return;
  const close = make("button", "btn quiet", "J’ai compris");
  const notice = make("div", "notice", make("p", "", TEXT), close);
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
