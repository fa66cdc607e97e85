/**
 * Protected answers: what is said of each is encrypted under the answer itself (AES-GCM, the key by PBKDF2).
 * An answer that opens nothing is wrong.
 */
import { needsHttps } from "words";
import { graded, verdict } from "../../kinds/verdict.js";
import { all } from "../../lib/dom.js";
import { changed } from "../../lib/page.js";
import { features, run } from "../../quiz/registry.js";
import { canonical } from "./canonical.js";

/** @param {string} text in base 64 */
const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const trusted = /** @type {any} */ (window).trustedTypes;
const policy = trusted ? trusted.createPolicy("tremplin", { createHTML: (/** @type {string} */ html) => html }) : { createHTML: (/** @type {string} */ html) => html };

/** What is sealed under `answer`, if anything. @param {{salt: string, rounds: number, sealed: string[]}} key @param {string} answer @returns {Promise<[number, string[], string]|undefined>} */
const unseal = async ({ salt, rounds, sealed }, answer) => {
  const { subtle } = crypto;
  const base = await subtle.importKey("raw", new TextEncoder().encode(answer), "PBKDF2", false, ["deriveKey"]);
  const derived = await subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: rounds },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
  for (const text of sealed) {
    const data = bytes(text);
    try {
      const plain = await subtle.decrypt({ name: "AES-GCM", iv: data.slice(0, 12) }, derived, data.slice(12));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch (_) {
      // another answer's
    }
  }
  return undefined;
};

/** what opens the answer that is in a form @type {WeakMap<HTMLElement, () => Promise<void>>} */
const openers = new WeakMap();

// before what others make of a mark: they build on this one
features.unshift({
  name: "protect",
  kind(kind, form) {
    const { kind: name = "", key: json = "" } = form.dataset;
    if (!("protected" in form.dataset)) return;
    const key = JSON.parse(json);
    /** @param {any} response */
    const opening = (response) => canonical(name, key, response, (...args) => run("quantity", ...args)[0]);
    /** @type {Record<string, import("../../kinds/verdict.js").Verdict>} */
    const known = {};
    openers.set(form, async () => {
      const answer = opening(kind.read(form));
      if (!answer || known[answer]) return;
      if (!crypto.subtle) {
        all(form, "[data-said]")[0].textContent = needsHttps;
        return;
      }
      const [score, feedback, html] = (await unseal(key, answer)) || [0, [], ""];
      known[answer] = graded(score, feedback);
      if (!html) return;
      const box = document.createElement("div");
      box.innerHTML = policy.createHTML(html);
      all(form, "[data-fix]")[0].append(box);
      if (score >= 1) all(form, "[data-sealed]").forEach((note) => note.remove());
    });
    Object.assign(kind, {
      /** @param {any} _key @param {any} response */
      mark(_key, response) {
        const answer = opening(response);
        return !answer ? verdict("unanswered") : known[answer] || verdict("wrong");
      },
      // what is wrong, and how much is missing, is for who has found it
      paint: () => {},
    });
  },
  ready({ form }) {
    const open = openers.get(form);
    return open && open();
  },
  // what was answered before opens again
  mounted: ({ store, questions }) =>
    questions.forEach(({ id, form, sync }) => {
      const open = openers.get(form);
      if (!open || store.get("question", id).score === undefined) return;
      sync(); // puts the answer back, so that it can be read
      open().then(() => {
        sync(true);
        changed();
      });
    }),
});
