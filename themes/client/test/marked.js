// How an answer is marked in the page, with what the scripts of kinds take from other scripts.
import { readFormat } from "../features/formats/read.js";
import { mark as markSeveral } from "../features/numbers/mark.js";
import { praised } from "../features/praise/mark.js";
import { mark as markNumber } from "../kinds/number/mark.js";
import { mark as markText } from "../kinds/text/mark.js";
import { quantity, readQuantity } from "./quantities.js";

/** @type {(format: string, text: string, nouns?: string[]) => string|null} */
const read = (format, text, nouns) => readFormat(format, text) || readQuantity(format, text, nouns);
const GIVEN = {
  text: read,
  number: quantity,
  formula: quantity,
  /** @param {any} gap @param {string} typed */
  gaps: (gap, typed) => (gap.accept ? markText(gap, typed, read) : markNumber(gap, typed, quantity)),
};

/** @param {string} kind @param {any} key @param {any} response */
export const marked = async (kind, key, response) => {
  const { mark } = await import(`../kinds/${kind}/mark.js`);
  // as the scripts of the features do it
  const found = kind === "number" && key.answers ? markSeveral(key, response, (one, typed) => mark(one, typed, quantity)) : mark(key, response, GIVEN[kind]);
  return key.praised ? praised(key, response, found) : found;
};
