// What the preview told this page, and what is asked of it.

/** @type {{token: string, base: string, asked: Record<string, string>, kinds: [string, string][], version: string}} */
export const said = JSON.parse(
  /** @type {HTMLElement} */ (document.querySelector("script[data-said]")).dataset.said ?? "",
);

/** What was asked was not done; `answer` may say what is there instead. */
export class Refused extends Error {
  /** @param {string} message @param {number} status @param {Record<string, any>} answer */
  constructor(message, status = 0, answer = {}) {
    super(message);
    this.status = status;
    this.answer = answer;
  }
}

/**
 * @param {string} name
 * @param {Record<string, any>} asked
 * @returns {Promise<Record<string, any>>}
 */
export async function call(name, asked) {
  let response, answer;
  try {
    response = await fetch(`${said.base}_tremplin/appel/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Tremplin": said.token },
      body: JSON.stringify(asked),
    });
    answer = await response.json();
  } catch {
    if (!response) throw new Refused("L’aperçu ne répond plus. Relancez « tremplin serve » : votre texte reste ici.");
    const isNew = response.status === 403;
    throw new Refused(
      isNew ? "L’aperçu a été relancé. Copiez ce que vous venez d’écrire, puis rechargez cette page." : "L’aperçu a refusé.",
      response.status,
    );
  }
  if (!response.ok) throw new Refused(answer.error, response.status, answer);
  return answer;
}

/**
 * An element: its properties, or its attributes where they have a dash, and what it holds.
 * @param {string} tag
 * @param {Record<string, any>} [more]
 * @param {...(Node | string | null | undefined | false)} inside
 * @returns {any}
 */
export function make(tag, more = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(more)) {
    if (value === undefined) continue;
    if (name.includes("-")) element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(.../** @type {(Node | string)[]} */ (inside.filter(Boolean)));
  return element;
}
