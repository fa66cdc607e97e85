/** Bytes one after the other. @param {Uint8Array[]} parts @returns {Uint8Array} */
export const joined = (parts) => {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  parts.reduce((start, part) => (bytes.set(part, start), start + part.length), 0);
  return bytes;
};
