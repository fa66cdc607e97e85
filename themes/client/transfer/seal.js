/**
 * Bytes that only a passphrase opens: AES-256-GCM under a key drawn from it by PBKDF2 with SHA-256, in as many rounds as
 * OWASP's « Password Storage Cheat Sheet » asks for (2023). Layout: one byte for the version, 16 of salt, 12 of nonce, the rest.
 */
export const ROUNDS = 600_000;
const VERSION = 1;
const [SALT, NONCE] = [16, 12];
/** signs of a passphrase that is worth its name */
export const LONG = 12;

/** Whether this browser, at this address, can seal at all: not on a page without https. */
export const canSeal = () => typeof crypto === "object" && !!crypto.subtle;

/** A key that was drawn from a passphrase, for who seals often. @typedef {{raw: Uint8Array, salt: Uint8Array}} Drawn */

/** @param {string} passphrase @param {Uint8Array} [salt] @param {number} [rounds] @returns {Promise<Drawn>} */
export const draw = async (passphrase, salt = crypto.getRandomValues(new Uint8Array(SALT)), rounds = ROUNDS) => {
  // written with one sign or with two, an « é » is the same
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: /** @type {BufferSource} */ (salt), iterations: rounds }, secret, 256);
  return { raw: new Uint8Array(bits), salt };
};

/** @param {Uint8Array} raw */
const keyOf = (raw) => crypto.subtle.importKey("raw", /** @type {BufferSource} */ (raw), "AES-GCM", false, ["encrypt", "decrypt"]);

/** With what a key was drawn. @param {Uint8Array} sealed */
export const saltOf = (sealed) => sealed.slice(1, 1 + SALT);

/** @param {Uint8Array} bytes @param {string|Drawn} secret a passphrase, or the key of one @param {number} [rounds] */
export const seal = async (bytes, secret, rounds = ROUNDS) => {
  const { raw, salt } = typeof secret === "string" ? await draw(secret, undefined, rounds) : secret;
  const head = new Uint8Array(1 + SALT + NONCE);
  head[0] = VERSION;
  head.set(salt, 1);
  crypto.getRandomValues(head.subarray(1 + SALT));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: head.subarray(1 + SALT), additionalData: head }, await keyOf(raw), /** @type {BufferSource} */ (bytes));
  const sealed = new Uint8Array(head.length + closed.byteLength);
  sealed.set(head);
  sealed.set(new Uint8Array(closed), head.length);
  return sealed;
};

/** Whether these bytes are sealed: what is not begins with the two bytes of gzip. @param {Uint8Array} bytes */
export const isSealed = (bytes) => bytes[0] === VERSION;

/** @param {Uint8Array} sealed @param {string|Drawn} secret @param {number} [rounds] @returns {Promise<Uint8Array>} @throws when the passphrase is another, or the bytes are */
export const unseal = async (sealed, secret, rounds = ROUNDS) => {
  const head = sealed.slice(0, 1 + SALT + NONCE);
  const { raw } = typeof secret === "string" ? await draw(secret, saltOf(head), rounds) : secret;
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: head.subarray(1 + SALT), additionalData: head }, await keyOf(raw), /** @type {BufferSource} */ (sealed.slice(head.length))));
};
