/** What the buttons of lib/aids.js do, once their style is there. */
import { note, style } from "names";
import { all } from "../../lib/dom.js";
import { whenCome } from "../../lib/arriving.js";
import { ease } from "./ease.js";
import { listen } from "./listen.js";
import { report } from "./report.js";

/** @type {Record<string, (button: HTMLElement) => void>} */
const TOOLS = { ease, listen, report };

const come = whenCome(note);
/** What writes is a script of its own, which has no use for who listens. @param {"note"|"share"} name */
const asked = (name) => {
  TOOLS[name] = (button) => come(() => window.tremplinNote && window.tremplinNote[name](button));
};
asked("note");
asked("share");

const sheet = document.createElement("link");
/** @type {Promise<void>} without its style, a panel is still of use */
const ready = new Promise((done) => {
  sheet.onload = sheet.onerror = () => done();
});
sheet.rel = "stylesheet";
sheet.href = `${all(document, "[data-site]")[0].dataset.root}assets/tremplin/${style}`;
document.head.append(sheet);

all(document, "[data-tool]").forEach((button) => {
  const name = button.dataset.tool || "";
  if (name !== "listen") button.setAttribute("aria-expanded", "false");
  button.onclick = (event) => {
    event.preventDefault();
    ready.then(() => TOOLS[name](button));
  };
});
