/**
 * A PIN hides a profile from a neighbour's eye, and no more: its records are kept as they are, and who knows how can read
 * them. Kept: rounds, salt and digest, so that the digits themselves are not.
 */
const ROUNDS = 100_000;

/** Whether this browser can, at this address: it cannot on a page without https. */
export const canHide = () => typeof crypto === "object" && !!crypto.subtle;

/** @param {string} pin */
export const isPin = (pin) => /^\d{4,8}$/.test(pin);

/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((byte) => `0${byte.toString(16)}`.slice(-2)).join("");

/** @param {string} pin @param {string} salt @param {number} iterations */
const digest = async (pin, salt, iterations) => {
  const encoder = new TextEncoder();
  const secret = await crypto.subtle.importKey("raw", encoder.encode(pin), "PBKDF2", false, ["deriveBits"]);
  return hex(new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: encoder.encode(salt), iterations }, secret, 256)));
};

/** What is kept of a PIN. @param {string} pin */
export const keptOf = async (pin) => {
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
  return `${ROUNDS}.${salt}.${await digest(pin, salt, ROUNDS)}`;
};

/** @param {string} pin @param {string} kept */
export const opens = async (pin, kept) => {
  const [rounds, salt, wanted] = kept.split(".");
  return (await digest(pin, salt, Math.min(Number(rounds) || 1, 1e6))) === wanted;
};
