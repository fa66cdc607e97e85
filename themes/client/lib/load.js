import { make } from "./dom.js";
import { host } from "./page.js";

/** @type {any} */
const { trustedTypes: types } = window;

/** @param {string} address @returns {HTMLElement} */
const linked = (address) => Object.assign(make("link", ""), { rel: "stylesheet", href: address });

/** @param {string} address @returns {HTMLElement} */
const scripted = (address) => {
  const script = /** @type {HTMLScriptElement} */ (make("script", ""));
  const rules = { createScriptURL: () => address };
  // pages require Trusted Types; their policy refuses a script that is not of the site
  script.src = (types ? types.createPolicy("tremplin", rules) : rules).createScriptURL("");
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
