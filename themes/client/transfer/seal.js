/**
 * Bytes that only a passphrase opens: AES-256-GCM under a key drawn from it by PBKDF2 with SHA-256, in as many rounds as
 * OWASP's « Password Storage Cheat Sheet » asks for (2023). Layout: one byte for the version, 16 of salt, 12 of nonce, the rest.
 */
export const ROUNDS = 600_000;
const VERSION = 1;
const [SALT, NONCE] = [16, 12];

/** Whether this browser, at this address, can seal at all: not on a page without https. */
export const canSeal = () => typeof crypto === "object" && !!crypto.subtle;

/** @param {string} passphrase @param {Uint8Array} salt @param {number} rounds */
const keyOf = async (passphrase, salt, rounds) => {
  // written with one sign or with two, an « é » is the same
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt: /** @type {BufferSource} */ (salt), iterations: rounds }, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
};

/** @param {Uint8Array} bytes @param {string} passphrase @param {number} [rounds] */
export const seal = async (bytes, passphrase, rounds = ROUNDS) => {
  const head = new Uint8Array(1 + SALT + NONCE);
  head[0] = VERSION;
  crypto.getRandomValues(head.subarray(1));
  const key = await keyOf(passphrase, head.subarray(1, 1 + SALT), rounds);
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: head.subarray(1 + SALT), additionalData: head }, key, /** @type {BufferSource} */ (bytes));
  const sealed = new Uint8Array(head.length + closed.byteLength);
  sealed.set(head);
  sealed.set(new Uint8Array(closed), head.length);
  return sealed;
};

/** Whether these bytes are sealed: what is not begins with the two bytes of gzip. @param {Uint8Array} bytes */
export const isSealed = (bytes) => bytes[0] === VERSION;

/** @param {Uint8Array} sealed @param {string} passphrase @param {number} [rounds] @returns {Promise<Uint8Array>} @throws when the passphrase is another, or the bytes are */
export const unseal = async (sealed, passphrase, rounds = ROUNDS) => {
  const head = sealed.slice(0, 1 + SALT + NONCE);
  const key = await keyOf(passphrase, head.subarray(1, 1 + SALT), rounds);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: head.subarray(1 + SALT), additionalData: head }, key, /** @type {BufferSource} */ (sealed.slice(head.length))));
};
