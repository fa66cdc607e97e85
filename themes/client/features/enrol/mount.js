/** « S’inscrire » to a face-to-face session: a message that is ready, or a sheet to print; nothing is kept, and nothing is sent by us. */
import { all } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";
import { waysTo } from "../tools/message.js";
import { enrolmentOf } from "./message.js";

mount("[data-session]", (page) => {
  const [past, section] = all(page, "[data-past], [data-enrol]");
  const { title = "", course = "", when = "", place = "", mail, sms } = section.dataset;
  const [form] = all(section, "form");
  const [name, contact, message] = /** @type {HTMLInputElement[]} */ (all(form, "p > input, textarea"));
  const blanks = all(section, "[data-fill]");
  /** @param {string} way @param {string|undefined} to */
  const offer = (way, to) => {
    const [button] = all(form, `[data-${way}-it]`);
    button.hidden = !to;
    button.onclick = () => {
      // the browser says what is missing
      if (!(/** @type {HTMLFormElement} */ (form).reportValidity()) || !to) return;
      const written = { name: name.value.trim(), contact: contact.value.trim(), message: message.value.trim() };
      [[, location.href]] = waysTo(to, enrolmentOf({ title, course, when, place }, written));
    };
  };
  offer("mail", mail);
  offer("sms", sms);
  const [print] = all(form, "[data-print-it]");
  print.hidden = !window.print;
  print.onclick = () => window.print();
  form.onsubmit = (event) => event.preventDefault();
  form.oninput = () => [name, contact, message].forEach(({ value }, n) => (blanks[n].textContent = value));
  return () => {
    const isOver = Date.now() > Date.parse(page.dataset.ends || "");
    past.hidden = !isOver;
    form.hidden = false;
    all(page, "[data-to-come]").forEach((element) => (element.hidden = isOver));
  };
});
