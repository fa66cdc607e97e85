/** Gzip for browsers before 2022, which have none of their own. */
import { gunzipSync, gzipSync } from "fflate";
import { LIMIT } from "../../transfer/squeeze.js";

/** @type {import("../../transfer/squeeze.js").Library} */
window.tremplinGzip = {
  gzip: (bytes) => gzipSync(bytes, { level: 9, mtime: 0 }),
  // the last four bytes tell how many there are: no more than the limit are made room for
  gunzip(bytes) {
    const { length } = bytes;
    const told = length < 18 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset).getUint32(length - 4, true);
    if (told > LIMIT) throw new Error("too large");
    return gunzipSync(bytes, { out: new Uint8Array(told) });
  },
};
