/** « Signaler un problème »: a message about a lesson or a question, for the learner to send or to copy. */
import { copied, copyByHand, close as closeWord, problemCall, problemCopy, problemMail, problemNothing, problemSms, problemText, problemTitle, problemWeb } from "words";
import { all, make } from "../../lib/dom.js";
import { quietButton } from "../../lib/button.js";
import { messageOf, waysTo } from "./message.js";
import { textOf } from "./text.js";

const WAYS = { mail: problemMail, sms: problemSms, call: problemCall, web: problemWeb };

/** @type {HTMLElement|null} */
let panel = null;
/** @param {HTMLElement} button */
const close = (button) => {
  if (panel) panel.remove();
  panel = null;
  button.setAttribute("aria-expanded", "false");
};

/** @param {HTMLAnchorElement} button */
const open = (button) => {
  const form = button.closest("form");
  const message = messageOf({
    title: textOf(all(document, "h1")[0]),
    address: location.href.split(/[?#]/)[0],
    edition: all(document, "[data-edition]")[0].dataset.edition || "",
    ...(form ? { id: form.dataset.q, question: textOf(all(form, "legend")[0]) } : {}),
  });
  const area = /** @type {HTMLTextAreaElement} */ (make("textarea", ""));
  area.value = `${message.subject}\n\n${message.body}`;
  area.rows = 9;
  const status = make("span", "");
  status.setAttribute("role", "status");
  const ways = waysTo(button.href, message).map(([way, address]) => {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "btn", WAYS[way]));
    link.href = address;
    return link;
  });
  const copy = () => {
    area.select();
    // the older way works from a disk and on http
    const isDone = document.execCommand("copy");
    status.textContent = isDone ? copied : copyByHand;
  };
  const made = make(
    "div",
    "panel",
    make("h2", "", problemTitle),
    make("label", "", problemText, area),
    make("p", "", make("small", "", problemNothing)),
    make("p", "acts", ...ways, quietButton(problemCopy, copy), quietButton(closeWord, () => { close(button); button.focus(); }), status),
  );
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", problemTitle);
  made.tabIndex = -1;
  made.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close(button);
    button.focus();
  });
  button.after(made);
  panel = made;
  button.setAttribute("aria-expanded", "true");
  made.focus();
};

/** @type {HTMLElement|null} */
let opened = null;
/** @param {HTMLElement} button */
export const report = (button) => {
  const wasOpen = panel && opened === button;
  if (opened) close(opened);
  opened = button;
  if (!wasOpen) open(/** @type {HTMLAnchorElement} */ (button));
};
