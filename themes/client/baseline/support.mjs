/** What the browsers of the baseline support, by the data of MDN (@mdn/browser-compat-data). */
import { createRequire } from "node:module";
import { BASELINE } from "./browsers.mjs";

const data = createRequire(import.meta.url)("@mdn/browser-compat-data");
/** the same engines on phones, which are numbered as on desks but for Safari's @type {Record<string, string>} */
const VERSIONS = { ...BASELINE, chrome_android: BASELINE.chrome, firefox_android: BASELINE.firefox, safari_ios: BASELINE.safari };

/** @param {string} a @param {string} b whether `a` came no later than `b` */
const isBy = (a, b) => {
  const [one, two] = [a, b].map((version) => version.replace("≤", "").split(".").map(Number));
  const n = one.findIndex((part, at) => part !== (two[at] || 0));
  return n < 0 || one[n] < (two[n] || 0);
};

/** Whether a statement says that a version has the thing, whole and under its own name. @param {any} statement @param {string} version */
const holds = ({ version_added: added, version_removed: removed, prefix, alternative_name: other, flags }, version) =>
  typeof added === "string" && added !== "preview" && !prefix && !other && !flags && isBy(added, version) && !(removed && isBy(removed, version));

/** The part of the data that a path leads to. @param {...string} path @returns {any} undefined where the data has none */
export const found = (...path) => path.reduce((/** @type {any} */ part, name) => (part && Object.hasOwn(part, name) ? part[name] : undefined), data);

/** The browsers of the baseline that lack a thing, as « chrome 86, safari 14 ». @param {any} feature a part of the data @returns {string} "" if none does */
export const lacking = (feature) => {
  if (!feature || !feature.__compat) return "";
  const { support } = feature.__compat;
  return Object.entries(VERSIONS)
    .filter(([browser]) => support[browser])
    .map(([browser, version]) => [browser, [support[browser]].flat(), version])
    .filter(([, statements, version]) => !statements.some((/** @type {any} */ each) => holds(each, version)))
    .map(([browser, [{ version_added: added }]]) => `${browser} ${added || "never"}`)
    .join(", ");
};
