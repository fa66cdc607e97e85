/** The text of a page that was not parsed: pages require Trusted Types, so nothing makes elements of it. */

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" });

/** @param {string} html */
export const plain = (html) =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:#(\d+)|(\w+));/g, (entity, code, name) => (code ? String.fromCodePoint(code) : ENTITIES[name] || entity));
