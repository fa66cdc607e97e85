import { make } from "./dom.js";
import { host } from "./page.js";

/** @type {any} */
const { trustedTypes: types } = window;

/** @param {string} address @returns {HTMLElement} */
const linked = (address) => Object.assign(make("link", ""), { rel: "stylesheet", href: address });

/** The address of a script: pages require Trusted Types, and their policy refuses one that is not of the site. @param {string} address */
const trusted = (address) => {
  const rules = { createScriptURL: () => address };
  return (types ? types.createPolicy("tremplin", rules) : rules).createScriptURL("");
};

/** @param {string} address @returns {HTMLElement} */
const scripted = (address) => {
  const script = /** @type {HTMLScriptElement} */ (make("script", ""));
  script.src = trusted(address);
  // those asked for together run in their order
  script.async = false;
  return script;
};

/** Loads a script or a style of the theme. @param {string} name with its digest @returns {Promise<boolean>} whether it came */
export const load = (name) =>
  new Promise((end) => {
    const address = `${host.dataset.root}assets/tremplin/${name}`;
    const element = (/css$/.test(address) ? linked : scripted)(address);
    element.onload = () => end(true);
    element.onerror = () => end(false);
    document.head.append(element);
  });

/** What was read stays readable: once the page works, a worker keeps it, where the site has one. */
export const keepReading = () => {
  const { serviceWorker } = navigator;
  if (host.dataset.worker === "" && serviceWorker) serviceWorker.register(trusted(`${host.dataset.root}sw.js`)).catch(() => {});
};
