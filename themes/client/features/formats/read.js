/** Dates, telephone numbers and amounts, which people write in many ways: one value for all of them. */

const MONTHS = ["jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"];

/** @param {string} text @returns {string|null} */
const readDate = (text) => {
  text = text.replace(/^(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?/, "");
  const digits = /^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4}|\d\d)$/.exec(text);
  const words = /^(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})$/.exec(text);
  if (!digits && !words) return null;
  const [, day, , year] = /** @type {RegExpExecArray} */ (digits || words);
  const month = digits ? +digits[2] : MONTHS.findIndex((start) => words && words[2].startsWith(start)) + 1;
  if (+day < 1 || +day > 31 || month < 1 || month > 12) return null;
  return `${year.length === 4 ? year : `20${year}`}-${month}-${+day}`;
};

/** The value of a text: a date, a telephone number, an amount in cents; null when it is none. @param {string} format @param {string} text @returns {string|null} */
export const readFormat = (format, text) => {
  text = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim();
  if (format === "date") return readDate(text);
  if (format === "phone") {
    const digits = text.replace(/[ .-]/g, "").replace(/^(?:\+|00)33 ?(?:\(0\))?/, "0");
    return /^0[1-9]\d{8}$/.test(digits) ? digits : null;
  }
  const plain = text.replace(/ ?(?:€|euros?|eur)$/, "").replace(/\s/g, "").replace(/\u2212/g, "-").replace(/,/g, ".");
  if (!/^(?:[+-]?\d+(?:\.\d+)?|[+-]?\.\d+)$/.test(plain) || !isFinite(+plain)) return null;
  return String(Math.floor(Math.abs(+plain) * 100 + 0.5) * (+plain < 0 ? -1 : 1));
};
