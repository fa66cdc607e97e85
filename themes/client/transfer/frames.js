/** Bytes as texts that a QR code or a link can carry, one or several, and back in whatever order they come. */
import { joined } from "./joined.js";

/** bytes in one frame: a code that an old phone reads at arm's length */
export const FRAME = 700;
const FORM = /t2=(\d{1,3})\.(\d{1,3})\.([0-9a-f]{8})\.([\w-]+)/;

/** bytes that are made text at a time: a call takes only so many arguments */
const PIECE = 8_192;

/** @param {Uint8Array} bytes */
const textOf = (bytes) => Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, n) => String.fromCharCode(...bytes.subarray(n * PIECE, (n + 1) * PIECE))).join("");
/** @param {Uint8Array} bytes */
const base64url = (bytes) => btoa(textOf(bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

/** CRC-32 (ISO 3309) in eight digits: tells one set of frames from another, and a whole set from an altered one. @param {Uint8Array} bytes */
export const sum = (bytes) => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let n = 0; n < 8; n++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
};

/**
 * @param {Uint8Array} bytes @param {string} [address] of the page that reads them, which a camera can open
 * @param {number} [size] bytes in a frame @returns {string[]} `address#t2=<n>.<of>.<sum>.<bytes>`
 */
export const frames = (bytes, address = "", size = FRAME) => {
  const of = Math.max(1, Math.ceil(bytes.length / size));
  // alike in length: none is harder to read than it must be
  const each = Math.ceil(bytes.length / of);
  return Array.from({ length: of }, (_, n) => `${address}#t2=${n + 1}.${of}.${sum(bytes)}.${base64url(bytes.subarray(n * each, (n + 1) * each))}`);
};

/** @typedef {{bytes: Uint8Array|null, have: number, of: number}} Gathered `bytes` once they are all there; `have` is 0 after one that was misread */

/** Gathers frames; gives null for a text that is none. @returns {(text: string) => Gathered|null} */
export const gathering = () => {
  /** @type {Map<string, Map<number, Uint8Array>>} what is there of each set */
  const sets = new Map();
  return (text) => {
    const [, rank, of, digest, data] = FORM.exec(text) || [];
    if (!data || +rank < 1 || +rank > +of) return null;
    const name = `${of}.${digest}`;
    const set = sets.get(name) || new Map();
    sets.set(name, set);
    try {
      set.set(+rank, bytesOf(data));
    } catch (_) {
      return { bytes: null, have: 0, of: +of };
    }
    if (set.size < +of) return { bytes: null, have: set.size, of: +of };
    const bytes = joined(Array.from({ length: +of }, (_, n) => /** @type {Uint8Array} */ (set.get(n + 1))));
    if (sum(bytes) === digest) return { bytes, have: +of, of: +of };
    // one of them was misread: they are asked for again
    sets.delete(name);
    return { bytes: null, have: 0, of: +of };
  };
};
