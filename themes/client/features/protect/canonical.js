import { normalise } from "../../kinds/text/mark.js";

/**
 * A response as the text that makes its key.
 * @param {string} name of the kind @param {any} key @param {any} response
 * @param {(typed: string, key: any) => any} read what is typed for a number may be worth
 */
export const canonical = (name, key, response, read) => {
  if (name === "text") return normalise(response || "", key.tolerance);
  if (name === "number") {
    const values = read(response || "", key);
    // what binary rounding adds in another unit opens nothing
    return Array.isArray(values) ? String(+values[0].toPrecision(15)) : "";
  }
  if (Array.isArray(response)) return (name === "order" ? response : response.slice().sort()).join("|");
  if (response && typeof response === "object") {
    return Object.keys(response).sort().flatMap((place) => (response[place] ? [`${place}=${response[place]}`] : [])).join("|");
  }
  return response || "";
};
