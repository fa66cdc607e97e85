/** Text as few bytes (gzip, whose own sum tells what was altered or cut), and back. */

/** the most that is read of a parcel, in bytes once unfolded: no bomb fills the memory of a telephone */
export const LIMIT = 4_000_000;

/** @typedef {{gzip: (bytes: Uint8Array) => Uint8Array, gunzip: (bytes: Uint8Array) => Uint8Array}} Library for browsers before 2022 */

/**
 * @param {Uint8Array} bytes @param {TransformStream<BufferSource, Uint8Array>} through @param {number} [limit]
 * @returns {Promise<Uint8Array>}
 */
const piped = async (bytes, through, limit = Infinity) => {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(/** @type {any} */ (through)).getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      reader.cancel();
      throw new Error("too large");
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
};

/** @param {string} text @param {() => Promise<Library>} library asked for where the browser cannot by itself */
export const squeeze = async (text, library) => {
  const bytes = new TextEncoder().encode(text);
  return typeof CompressionStream === "function" ? piped(bytes, new CompressionStream("gzip")) : (await library()).gzip(bytes);
};

/** @param {Uint8Array} bytes @param {() => Promise<Library>} library @returns {Promise<string>} @throws when they were altered, cut, or hold too much */
export const unfold = async (bytes, library) => {
  const whole = typeof DecompressionStream === "function" ? await piped(bytes, new DecompressionStream("gzip"), LIMIT) : (await library()).gunzip(bytes);
  return new TextDecoder("utf-8", { fatal: true }).decode(whole);
};
