/**
 * What people write in many ways, one value for all of them: dates, telephone numbers; and what they must write sign by
 * sign: addresses, code, formulas of a spreadsheet. Python's `questions/formats` gives the same.
 */
import { unicode } from "../../kinds/letters.js";
import { visible } from "../../kinds/visible.js";

const FULL_STOP = unicode("([\\p{L}\\p{N}_)])\\.$");
const SIGN = unicode(" ?([^\\p{L}\\p{N}_\\s]) ?", "g");
const MONTHS = ["jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"];
/** @param {string} word */
const monthOf = (word) => MONTHS.findIndex((start) => word.startsWith(start)) + 1;

/** @param {string} text @returns {string|null} */
const readDate = (text) => {
  text = text.replace(/^(?:le |au |du )?(?:(?:[a-z]+di|dimanche) )?/, "");
  text = text.replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, "$3-$2-$1");
  const digits = /^(\d{1,2}) ?[ /.-] ?(\d{1,2}) ?[ /.-] ?(\d{4}|\d\d)$/.exec(text);
  const words = /^(\d{1,2}) ?(?:er)? ?([a-z]+)\.? (\d{4}|\d\d)$/.exec(text);
  if (!digits && !words) return null;
  const [, day, word, year] = /** @type {RegExpExecArray} */ (digits || words);
  const month = digits ? +word : monthOf(word);
  if (+day < 1 || +day > 31 || month < 1 || month > 12) return null;
  return `${year.length === 4 ? year : `20${year}`}-${month}-${+day}`;
};

/** With every sign that counts; spaces count between words only, capitals in code. @param {string} format @param {string} text */
const readSigns = (format, text) => {
  text = visible(text).replace(/([\dA-Za-z])([⁰¹²³⁴-⁹]+)/g, "$1^$2").replace(/^[\s`]+|[\s`]+$/g, "");
  text = text.replace(/[’‘]/g, "'").replace(/[«»“”„]/g, '"').normalize("NFKC").replace(/\s+/g, " ");
  text = text.replace(/^"\s*([^"]+?)\s*"$/, "$1").replace(FULL_STOP, "$1");
  if (format === "address") {
    text = text.toLowerCase().replace(/^(?:(?:l'|(?:la|le|au|à|sur|par|mon) )(?:(?:site|fichier|adresse)[ :]+)?)?(?:<|mailto:)?/, "");
    return text.replace(/^(?:https:\/\/(?=.))?(?:www\.)?\.?|[>/\\;:,]+$/g, "");
  }
  text = text.replace(SIGN, "$1").replace(/×/g, "*").replace(/÷/g, "/");
  return format === "code" ? text : text.toLowerCase();
};

/** The value of a text: a date, a telephone number; null when it is none. @param {string} format @param {string} text @returns {string|null} */
export const readFormat = (format, text) => {
  if (["address", "code", "formula"].includes(format)) return readSigns(format, text);
  text = visible(text).normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").replace(/^[ .,;!?"'«»]+|[ .,;!?"'«»]+$/g, "");
  text = text.replace(/^(le )?premier /, "1er ");
  if (format === "date") return readDate(text);
  if (format === "keys") return text.replace(/^(l\w+ )?(touches?|raccourci) |\b(et|puis)\b|[^a-z\d]/g, "").replace(/controle?|crtl/, "ctrl");
  if (format === "day") {
    const found = /^(?:le )?(?:[a-z]+di |dimanche )?(\d{1,2})(?:[/.-]([01]?\d)| ?(?:er)? ?([a-z]{3,})\.?)$/.exec(text);
    const month = found ? +found[2] || monthOf(found[3] || "?") : 0;
    return found && month > 0 && month < 13 ? `${month}-${+found[1]}` : null;
  }
  if (format !== "phone") return null;
  const digits = text.replace(/^(?:(?:au|le|tel|numero|telephone)\b[ .:]*)+/, "").replace(/[ ./_-]/g, "").replace(/^(?:\+|00)33(?:\(0\)|0)?/, "0").replace(/o/g, "0");
  return /^0[1-9]\d{8}$/.test(digits) ? digits : null;
};
