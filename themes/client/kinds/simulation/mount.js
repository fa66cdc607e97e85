import { decideFirst, handled, leadsTo } from "words";
import { all, make } from "../../lib/dom.js";
import { placed } from "../placed.js";
import { kinds } from "../../quiz/registry.js";
import { markSecrets, mountSecrets, readSecrets, writeSecrets } from "./secret.js";

/** @param {HTMLElement} form */
const mount = (form) => {
  mountSecrets(form);
  all(form, ".fake").forEach((link) => {
    link.setAttribute("aria-expanded", "false");
    link.onclick = () => {
      const told = link.nextElementSibling;
      const isTold = !!told && told.className === "to";
      link.setAttribute("aria-expanded", String(!isTold));
      if (isTold) return told.remove();
      link.after(make("span", "to", leadsTo(link.dataset.to || "")));
    };
  });
  const messages = all(form, "details.message");
  const count = make("p", "facts");
  count.setAttribute("role", "status");
  if (messages.length) all(form, ".device")[0].after(count);
  const show = () => {
    const done = messages.filter((message) => all(message, ":checked").length);
    messages.forEach((message) => message.classList.toggle("seen", done.includes(message)));
    count.textContent = handled(done.length, messages.length);
  };
  form.addEventListener("change", show);
  show();
};

const base = placed(markSecrets, decideFirst, { mount });
kinds.simulation = {
  ...base,
  read: (form) => readSecrets(form, base.read(form)),
  write(form, response) {
    base.write(form, response);
    writeSecrets(form, response);
  },
};
