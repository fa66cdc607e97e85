/** A parcel on its way: what a file, a link or a code holds, and what is wrong with it. */
import { pack, unpack } from "./pack.js";
import { isSealed, seal, unseal } from "./seal.js";
import { isOld, squeeze, unfold } from "./squeeze.js";

/** @typedef {import("./pack.js").Parcel} Parcel */
/** @typedef {import("./seal.js").Drawn} Drawn */
/** @typedef {() => Promise<import("./squeeze.js").Library>} Asked */

/** @param {Parcel} parcel @param {string|Drawn} secret a passphrase, "" for none, or a key @param {Asked} library @returns {Promise<Uint8Array>} */
export const closed = async (parcel, secret, library) => {
  const bytes = await squeeze(pack(parcel), library);
  return secret ? seal(bytes, secret) : bytes;
};

/**
 * @param {Uint8Array} bytes @param {string} site whose catalogue this is
 * @param {string|Drawn|undefined} secret @param {Asked} library
 * @throws when the library does not come
 * @returns {Promise<{fault: "sealed"|"passphrase"|"broken"}|{fault: "foreign", site: string}|Parcel>}
 */
export const opened = async (bytes, site, secret, library) => {
  // a script that does not come is no fault of the parcel
  if (isOld()) await library();
  let inner = bytes;
  if (isSealed(bytes)) {
    if (secret === undefined) return { fault: "sealed" };
    try {
      inner = await unseal(bytes, secret);
    } catch (_) {
      return { fault: "passphrase" };
    }
  }
  try {
    const parcel = unpack(await unfold(inner, library));
    return parcel.site === site ? parcel : { fault: "foreign", site: parcel.site };
  } catch (_) {
    return { fault: "broken" };
  }
};
