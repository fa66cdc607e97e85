import { make } from "../../lib/dom.js";

const TEXT =
  "Votre navigateur ne peut pas garder votre progression. La leçon marche, mais tout sera oublié à la fermeture.";

/** Says once, at the bottom of the screen, that nothing can be saved; it can be closed. */
export const notify = () => {
  if (document.querySelector(".notice")) return;
  const close = make("button", "btn quiet", "J’ai compris");
  const notice = make("div", "notice", make("p", "", TEXT), close);
  notice.setAttribute("role", "status");
  close.onclick = () => notice.remove();
  document.body.append(notice);
};
