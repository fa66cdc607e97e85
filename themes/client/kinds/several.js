import { chosen } from "./chosen.js";
import { faults } from "./faults.js";

/**
 * Where several answers may be ticked: it is said how many are missing.
 * @param {import("../quiz/registry.js").Kind["mark"]} mark @param {string} ask
 * @returns {import("../quiz/registry.js").Kind}
 */
export const several = (mark, ask) => {
  const base = chosen(mark, (key, value) => key.right.includes(value), true);
  return {
    ...base,
    ask,
    paint(form, key, state) {
      base.paint(form, key, state);
      const ticked = base.read(form);
      return ticked.length && state ? faults([], key.right.filter((/** @type {string} */ id) => !ticked.includes(id)).length) : [];
    },
  };
};
