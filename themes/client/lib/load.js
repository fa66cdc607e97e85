/** Scripts that come on a tap. */

/** the pages ask for a policy: an address of ours, written in the page by the build, is one @type {{createScriptURL: (address: string) => string}} */
const policy = window.trustedTypes ? trustedTypes.createPolicy("tremplin-load", { createScriptURL: (/** @type {string} */ address) => address }) : { createScriptURL: (address) => address };

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** Runs the script at `address`, once; what was lost on the way is asked for again at the next tap. @param {string} address @returns {Promise<void>} */
export const load = (address) => {
  const coming =
    asked.get(address) ||
    /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = policy.createScriptURL(address);
        script.onload = () => resolve();
        script.onerror = () => {
          asked.delete(address);
          script.remove();
          reject(new Error(address));
        };
        document.head.append(script);
      })
    );
  asked.set(address, coming);
  return coming;
};
