/**
 * Protected answers: what is said of each is encrypted under the answer itself (AES-GCM, the key by PBKDF2).
 * An answer that opens nothing is wrong.
 */
import { all } from "../lib/dom.js";
import { parseNumber } from "../lib/marking/number.js";
import { graded, verdict } from "../lib/marking/shared.js";
import { normalise } from "../lib/marking/text.js";

/** A response as the text that makes its key. @param {string} name of the kind @param {any} key @param {any} response */
const canonical = (name, key, response) => {
  if (name === "text") return normalise(response || "", key.tolerance);
  if (name === "number") {
    const number = parseNumber((response || "").replace(/[^\d\s.,+\-\u2212]/g, ""));
    return number === null ? "" : String(number);
  }
  if (Array.isArray(response)) return (name === "order" ? response : response.slice().sort()).join("|");
  if (response && typeof response === "object") {
    return Object.keys(response).sort().flatMap((place) => (response[place] ? [`${place}=${response[place]}`] : [])).join("|");
  }
  return response || "";
};

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

/** The same kind, for a form whose answers are sealed. @param {import("../globals.js").Kind} kind @param {HTMLElement} form @returns {import("../globals.js").Kind} */
window.tremplin.protect = (kind, form) => {
  const { kind: name = "", key: json = "" } = form.dataset;
  const key = JSON.parse(json);
  /** @type {Record<string, import("../lib/marking/shared.js").Verdict>} */
  const known = {};
  return {
    ...kind,
    mark(_key, response) {
      const answer = canonical(name, key, response);
      return !answer ? verdict("unanswered") : known[answer] || verdict("wrong");
    },
    paint: () => {},
    async prepare() {
      const answer = canonical(name, key, kind.read(form));
      if (!answer || known[answer]) return;
      if (!crypto.subtle) {
        all(form, "[data-said]")[0].textContent = "Les réponses sont protégées : ouvrez cette page à une adresse en https.";
        return;
      }
      const [score, feedback, html] = (await unseal(key, answer)) || [0, [], ""];
      known[answer] = graded(score, feedback);
      if (!html) return;
      const box = document.createElement("div");
      box.innerHTML = policy.createHTML(html);
      all(form, "[data-fix]")[0].append(box);
      if (score >= 1) all(form, "[data-sealed]").forEach((note) => note.remove());
    },
  };
};

// what was answered before opens again
window.tremplin.extras.push(({ store, questions }) =>
  questions.forEach(({ id, form, ready, forget, sync }) => {
    if (store.get(id).s === undefined || !("protected" in form.dataset)) return;
    sync(); // puts the answer back, so that it can be read
    Promise.resolve(ready()).then(() => {
      forget();
      document.dispatchEvent(new Event("tremplin:progress"));
    });
  }),
);
