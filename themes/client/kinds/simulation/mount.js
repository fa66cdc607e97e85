import { decideFirst, fillFields, handled, leadsTo } from "words";
import { all, make } from "../../lib/dom.js";
import { placed } from "../placed.js";
import { kinds } from "../../quiz/registry.js";
import { markMasked, mountMasked, readMasked, writeMasked } from "./masked.js";

/** @this {import("../../quiz/registry.js").Kind} @param {HTMLElement} form @param {{fields?: object}} key */
function mount(form, key) {
  if (key.fields) this.ask = fillFields;
  mountMasked(form);
  all(form, ".fake").forEach((link) => {
    link.onclick = () => {
      const told = link.nextElementSibling;
      if (told && told.className === "to") return told.remove();
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
}

const base = placed(markMasked, decideFirst, { mount });
kinds.simulation = {
  ...base,
  read: (form) => readMasked(form, base.read(form)),
  write(form, response) {
    base.write(form, response);
    writeMasked(form, response);
  },
};
