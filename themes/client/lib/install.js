import { all, make } from "./dom.js";

/**
 * Where the site has a worker, it can be installed: told once all that the page shows has come. A manifest that the page
 * itself names is asked for with its styles, and delays them on a slow line.
 */
export const offerInstalling = () => {
  const [host] = all(document, "[data-worker]");
  if (!host || !/^http/.test(location.protocol)) return;
  addEventListener("load", () => {
    document.head.append(Object.assign(make("link", ""), { rel: "manifest", href: `${host.dataset.root}manifest.webmanifest` }));
  });
};
