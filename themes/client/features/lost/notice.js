import { all, make } from "../../lib/dom.js";

/** Says something at the bottom of the screen, which it keeps clear of the focus. @param {string} words @param {string} close the word of its button */
export const notify = (words, close) => {
  const button = make("button", "btn quiet", close);
  const notice = make("div", "notice", make("p", "", words), button);
  const { style } = document.documentElement;
  notice.setAttribute("role", "status");
  button.onclick = () => {
    notice.remove();
    style.scrollPaddingBottom = "";
    all(document, "main")[0].focus();
  };
  document.body.append(notice);
  style.scrollPaddingBottom = `${notice.offsetHeight}px`;
};
