// How one mistake is mended: shown, then done.

import { call, make, said } from "./calls.js";

/** @param {string} name @returns {any} */
const place = (name) => document.querySelector(`[data-${name}]`);
const back = () => (document.referrer ? history.back() : location.assign(said.base));

/** @param {string} line */
const kindOf = (line) => (/^(---|\+\+\+) /.test(line) ? "name" : { "+": "added", "-": "removed" }[line[0] ?? ""] ?? "");

async function show() {
  try {
    const answer = await call("corriger", said.asked);
    place("state").textContent = "";
    place("mend").replaceChildren(
      make("p", {}, make("strong", {}, answer.message), " ", answer.remedy),
      make("p", {}, make("code", {}, answer.place)),
      make("pre", { className: "diff", tabIndex: 0, "aria-label": "Ce qui change" }, ...answer.diff.map((/** @type {string} */ line) => make("span", { className: kindOf(line) }, `${line}\n`))),
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
    back();
  } catch (error) {
    tell(/** @type {Error} */ (error).message);
  }
}

/** @param {string} words */
function tell(words) {
  place("state").textContent = words;
  place("mend").replaceChildren(make("button", { type: "button", onclick: back }, "Revenir"));
}

show();
