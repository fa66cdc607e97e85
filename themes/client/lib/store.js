/**
 * Records of progress on the device, one entry each under an authored id, so that two tabs never overwrite
 * each other's records. Keys: tremplin/<version>/<site>/<kind>/<id>; kinds: q question, s segment, c course,
 * b bank.
 */

const VERSION = 1;

/**
 * @param {string} site
 * @param {() => Storage} storage may throw, as browsers do where storage is forbidden
 * @param {() => void} onFailure called when something cannot be saved; the lesson goes on from memory
 */
export const openStore = (site, storage, onFailure) => {
  const prefix = `tremplin/${VERSION}/${site}/`;
  /** @type {Map<string, string>} what could not be saved */
  const memory = new Map();

  /** @param {string} key @returns {any} the record, or an empty one */
  const get = (key) => {
    try {
      const record = JSON.parse(memory.get(key) || storage().getItem(prefix + key) || "");
      // only what this script writes counts as a record
      return `${record}` === "[object Object]" ? record : {};
    } catch (_) {
      return {};
    }
  };

  /** Save what `change` makes of the freshest record. @param {string} key @param {(record: any) => object} change */
  const update = (key, change) => {
    const text = JSON.stringify(change(get(key)));
    try {
      storage().setItem(prefix + key, text);
      memory.delete(key);
    } catch (_) {
      memory.set(key, text);
      onFailure();
    }
  };
  return { prefix, memory, storage, get, update };
};

/** @typedef {ReturnType<typeof openStore>} Store */
