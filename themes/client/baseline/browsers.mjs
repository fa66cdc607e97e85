/** The oldest browsers in which everything works. Below them the page is the one without scripts: pages/tremplin.js is the gate. */
export const BASELINE = { chrome: "70", firefox: "68", safari: "12" };

/** as esbuild names them: syntax is compiled for these */
export const TARGETS = Object.entries(BASELINE).map(([browser, version]) => browser + version);
