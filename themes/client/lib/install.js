import { all, make } from "./dom.js";

/**
 * Where the site has a worker, it can be installed: told once all that the page shows has come. A manifest that the page
 * itself names is asked for with its styles, and delays them on a slow line.
 */
export const offerInstalling = () =>
  addEventListener("load", () =>
    all(document, "[data-worker]").forEach(({ dataset }) =>
      document.head.append(Object.assign(make("link", ""), { rel: "manifest", href: `${dataset.root}manifest.webmanifest` })),
    ),
  );
