import { parseNumber } from "../../kinds/number/mark.js";
import { normalise } from "../../kinds/text/mark.js";

/** A response as the text that makes its key. @param {string} name of the kind @param {any} key @param {any} response */
export const canonical = (name, key, response) => {
  if (name === "text") return normalise(response || "", key.tolerance);
  if (name === "number") {
    const number = parseNumber((response || "").replace(/[^\d\s.,+\-\u2212]/g, ""));
    return number === null ? "" : String(number);
  }
  if (Array.isArray(response)) return (name === "order" ? response : response.slice().sort()).join("|");
  if (response && typeof response === "object") {
    return Object.keys(response).sort().flatMap((place) => (response[place] ? [`${place}=${response[place]}`] : [])).join("|");
  }
  return response || "";
};
