/** That the learner made a copy of all this for another device: under no id. */
import { merging, most } from "./merge.js";

/** `at`: when the last one was made @typedef {{at?: number}} TransferRecord */

/** @type {import("./merge.js").Merge<TransferRecord>} */
export const mergeTransfers = /* @__PURE__ */ merging({ at: most });
