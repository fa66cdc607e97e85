// How one mistake is mended: shown, then done.

import { call, make, said } from "./calls.js";

/** @param {string} name @returns {any} */
const place = (name) => document.querySelector(`[data-${name}]`);
const back = () => (document.referrer ? history.back() : location.assign(said.base));

/** @param {string} title @param {string} kind @param {string[]} lines */
const side = (title, kind, lines) =>
  make("div", {}, make("p", {}, make("strong", {}, title)), make("pre", { tabIndex: 0, className: kind, "aria-label": title }, lines.join("\n") || "(rien)"));

/** @param {{file: string, line: number, before: string[], after: string[]}} one */
const changed = (one) =>
  make(
    "section",
    {},
    make("p", {}, make("code", {}, one.file), `, ligne ${one.line}`),
    make("div", { className: "both" }, side("Avant", "removed", one.before), side("Après", "added", one.after)),
  );

async function show() {
  try {
    const answer = await call("corriger", said.asked);
    place("state").textContent = "";
    place("mend").replaceChildren(
      make("p", {}, make("strong", {}, answer.message), " ", answer.remedy),
      ...answer.said.map((/** @type {string} */ words) => make("p", {}, `${words}.`)),
      ...answer.changes.map(changed),
      make("div", { className: "buttons" },
        make("button", { type: "button", className: "main", onclick: mend }, "Corriger"),
        make("button", { type: "button", onclick: back }, "Ne rien changer"),
      ),
    );
  } catch (error) {
    tell(/** @type {Error} */ (error).message);
  }
}

async function mend() {
  place("state").textContent = "Correction…";
  try {
    await call("corriger", { ...said.asked, write: true });
    tell("C’est corrigé.");
  } catch (error) {
    tell(/** @type {Error} */ (error).message);
  }
}

/** @param {string} words */
function tell(words) {
  place("state").textContent = words;
  const away = make("button", { type: "button", onclick: back }, "Revenir à la page");
  place("mend").replaceChildren(away);
  away.focus();
}

show();
