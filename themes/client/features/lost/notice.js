import { all, make } from "../../lib/dom.js";

/** what is said of an answer */
const SAID = "form.q [data-said]";

/**
 * Says something at the bottom of the screen, or at its top where it would cover what was just said of an answer; where it would
 * cover that too, at the end of the page. It is kept clear of the focus. @param {string} words @param {string} close the word of its button
 */
export const notify = (words, close) => {
  const button = make("button", "btn quiet", close);
  const notice = make("div", "notice", make("p", "", words), button);
  const { style } = document.documentElement;
  let said = all(document, SAID).filter(({ textContent }) => textContent);

  const put = () => {
    const height = notice.offsetHeight;
    const parts = said.flatMap((part) => all(/** @type {Element} */ (part.parentElement), "[data-said], [data-fix]"));
    /** @param {number} from @param {number} to */
    const isFree = (from, to) => parts.map((part) => part.getBoundingClientRect()).every(({ top, bottom }) => top >= to || bottom <= from);
    const at = isFree(innerHeight - height, innerHeight) ? "bottom" : isFree(0, height) ? "top" : "";
    notice.dataset.at = at;
    style.scrollPaddingTop = at === "top" ? `${height}px` : "";
    style.scrollPaddingBottom = at === "bottom" ? `${height}px` : "";
  };
  const observer = new MutationObserver((changes) => {
    const last = changes.map(({ target }) => /** @type {HTMLElement} */ (target)).filter((part) => part.matches(SAID) && part.textContent).pop();
    if (last) said = [last];
    put();
  });
  notice.setAttribute("role", "status");
  button.onclick = () => {
    observer.disconnect();
    removeEventListener("scroll", put);
    removeEventListener("resize", put);
    notice.remove();
    style.scrollPaddingTop = style.scrollPaddingBottom = "";
    all(document, "main")[0].focus();
  };
  document.body.append(notice);
  put();
  observer.observe(document.body, { childList: true, subtree: true });
  addEventListener("scroll", put, { passive: true });
  addEventListener("resize", put);
};
