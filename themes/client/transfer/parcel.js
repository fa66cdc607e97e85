/** A parcel on its way: what a file, a link or a code holds, and what is wrong with it. */
import { pack, unpack } from "./pack.js";
import { isSealed, seal, unseal } from "./seal.js";
import { isOld, squeeze, unfold } from "./squeeze.js";

/** @typedef {import("./pack.js").Parcel} Parcel */
/** @typedef {() => Promise<import("./squeeze.js").Library>} Asked */

/** @param {Parcel} parcel @param {string} passphrase "" for none @param {Asked} library @returns {Promise<Uint8Array>} */
export const closed = async (parcel, passphrase, library) => {
  const bytes = await squeeze(pack(parcel), library);
  return passphrase ? seal(bytes, passphrase) : bytes;
};

/**
 * @param {Uint8Array} bytes @param {string} site whose catalogue this is
 * @param {string|undefined} passphrase @param {Asked} library
 * @throws when the library does not come
 * @returns {Promise<{fault: "sealed"|"passphrase"|"broken"}|{fault: "foreign", site: string}|Parcel>}
 */
export const opened = async (bytes, site, passphrase, library) => {
  // a script that does not come is no fault of the parcel
  if (isOld()) await library();
  let inner = bytes;
  if (isSealed(bytes)) {
    if (passphrase === undefined) return { fault: "sealed" };
    try {
      inner = await unseal(bytes, passphrase);
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
