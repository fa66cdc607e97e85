// Loads the page again when the preview's sources change. A hidden page listens only once it is seen
// again: browsers allow few connections to one address.
(() => {
  const { src, dataset } = document.currentScript;
  let source;
  const listen = () => {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(src.replace("reload.js", `events?seen=${dataset.version}`));
    source.onmessage = () => location.reload();
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  listen();
})();
