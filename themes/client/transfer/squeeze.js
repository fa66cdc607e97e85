/** Text as few bytes (gzip, whose own sum tells what was altered or cut), and back. */
import { joined } from "./joined.js";

/** the most that is read of a parcel, in bytes once unfolded: no bomb fills the memory of a telephone */
export const LIMIT = 4_000_000;

/** @typedef {{gzip: (bytes: Uint8Array) => Uint8Array, gunzip: (bytes: Uint8Array) => Uint8Array}} Library for browsers before 2022 */

/** Whether this browser needs the library. */
export const isOld = () => typeof DecompressionStream !== "function";

/**
 * @param {Uint8Array} bytes @param {TransformStream<BufferSource, Uint8Array>} through @param {number} [limit]
 * @returns {Promise<Uint8Array>}
 */
const piped = async (bytes, { writable, readable }, limit = Infinity) => {
  const writer = writable.getWriter();
  // what goes wrong is told to the reader
  writer.write(/** @type {BufferSource} */ (bytes)).catch(() => {});
  writer.close().catch(() => {});
  const reader = readable.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      reader.cancel();
      throw new Error("too large");
    }
    parts.push(value);
  }
  return joined(parts);
};

/** @param {string} text @param {() => Promise<Library>} library asked for where the browser cannot by itself */
export const squeeze = async (text, library) => {
  const bytes = new TextEncoder().encode(text);
  // what nobody could open again is not closed
  if (bytes.length > LIMIT) throw new Error("too large");
  return isOld() ? (await library()).gzip(bytes) : piped(bytes, new CompressionStream("gzip"));
};

/** @param {Uint8Array} bytes @param {() => Promise<Library>} library @returns {Promise<string>} @throws when they were altered, cut, or hold too much */
export const unfold = async (bytes, library) => {
  const whole = isOld() ? (await library()).gunzip(bytes) : await piped(bytes, new DecompressionStream("gzip"), LIMIT);
  return new TextDecoder("utf-8", { fatal: true }).decode(whole);
};
