// The preview's word that something changed on the disk.

import { said } from "./calls.js";

/**
 * Calls `changed` each time. A hidden page listens only once it is seen again: browsers allow few connections to one
 * address.
 * @param {() => void} changed
 */
export function follow(changed) {
  let { version } = said;
  let source = /** @type {EventSource | undefined} */ (undefined);
  const listen = () => {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(`${said.base}_tremplin/events?seen=${version}`);
    source.onmessage = ({ data }) => {
      version = data;
      listen();
      changed();
    };
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  listen();
}
