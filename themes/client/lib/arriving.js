import { load } from "./load.js";

/** Asks for a script once, and does what was asked last while it came. @param {string} name @returns {(act: () => void) => void} */
export const whenCome = (name) => {
  /** @type {null|Promise<boolean>} */
  let coming = null;
  /** @type {null|(() => void)} */
  let next = null;
  return (act) => {
    const isAsked = next;
    next = act;
    if (isAsked) return;
    coming = coming || load(name);
    coming.then((came) => {
      const last = next;
      next = null;
      if (!came) coming = null;
      else if (last) last();
    });
  };
};
