import { UNANSWERED, graded, verdict } from "../verdict.js";

const ALL = ["accents", "case", "articles", "punctuation", "typos"];
const ARTICLES = /^(?:(?:le|la|les|un|une|des|du|de|the)\s+|[ld]'\s*)+(?=\S)/;
// what parts a number stays: « 2,5 », « 1/2 », « 09:30 »; and the sign of one: « -18 »
const PUNCTUATION = /[;!?…«»"“”'()[\]–—]/g;
const PARTING = /[.,:/]/g;

/** The text as it is compared; Python's `normalise` gives the same. @param {string} text @param {string[]} tolerance */
export const normalise = (text, tolerance) => {
  text = text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").normalize("NFC");
  text = text.replace(/[‘’ʼ`´]/g, "'").replace(/[‐‑−]/g, "-");
  if (tolerance.includes("case")) text = text.toLowerCase().normalize("NFC");
  if (tolerance.includes("accents")) {
    text = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    text = text.replace(/œ/g, "oe").replace(/Œ/g, "OE").replace(/æ/g, "ae").replace(/Æ/g, "AE");
  }
  text = text.replace(/\s+/g, " ").trim();
  if (tolerance.includes("plural")) text = text.replace(/(\p{L}{2})[sx](?![\p{L}\p{N}_])/giu, "$1");
  const bare = tolerance.includes("punctuation");
  if (tolerance.includes("articles")) {
    // an article is one in any case: « Le courriel » even where the case counts
    const open = bare ? text.replace(/^["'«»“” ([]+/, "") : text;
    const start = ARTICLES.exec(open.toLowerCase());
    if (start) text = open.slice(start[0].length);
  }
  if (!bare) return text;
  text = text.replace(/([0-9]) ?([/:]) ?(?=[0-9])/g, "$1$2");
  /** @param {number} at */
  const digit = (at) => /[0-9]/.test(text.charAt(at));
  const without = text
    .replace(PARTING, (sign, at) => (digit(at - 1) && digit(at + 1) ? sign : " "))
    .replace(PUNCTUATION, " ")
    .replace(/-/g, (sign, at) => (digit(at + 1) && !/\S/.test(text.charAt(at - 1)) ? sign : " "));
  // an answer made of punctuation only is compared as it is
  return (without.trim() ? without : text).replace(/\s/g, "");
};

/** Whether `typed` is `form`, in which « * » stands for any text. @type {(form: string, typed: string, tolerance: string[]) => boolean} */
export const matches = (form, typed, tolerance) => {
  const target = normalise(typed, tolerance);
  const [first, ...rest] = form.split("*").map((piece) => normalise(piece, tolerance));
  const last = rest.pop();
  if (last === undefined) return target === first;
  if (!target.startsWith(first)) return false;
  let place = first.length;
  for (const piece of rest) {
    const found = target.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return target.endsWith(last) && target.length - last.length >= place;
};

/** One letter more, less, other, or two swapped, in 5 letters or more. @param {string} form @param {string} typed */
export const isSlip = (form, typed) => {
  const a = [...normalise(form, ALL)];
  const b = [...normalise(typed, ALL)];
  if (form.includes("*") || a.length < 5 || Math.abs(a.length - b.length) > 1) return false;
  // another number is another answer
  /** @param {string[]} signs */
  const numbers = (signs) => signs.filter((sign) => /[0-9.,/:-]/.test(sign)).join("");
  if (numbers(a) !== numbers(b)) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const x = a.slice(start);
  const y = b.slice(start);
  if (!x.length && !y.length) return false;
  /** @param {string[]} p @param {string[]} q */
  const same = (p, q) => p.join("") === q.join("");
  return (
    same(x.slice(1), y.slice(1)) ||
    same(x.slice(1), y) ||
    same(x, y.slice(1)) ||
    (x.length > 1 && x[0] === y[1] && x[1] === y[0] && same(x.slice(2), y.slice(2)))
  );
};

/**
 * @param {{accept: string[][], reject: string[][], tolerance: string[], format?: string}} key
 * @param {string|null} response what was typed
 * @param {(format: string, text: string) => string|null} [read] the value of a text in a format, for keys that have one
 */
export const mark = ({ accept, reject, tolerance, format }, response, read = () => null) => {
  const typed = (response || "").trim();
  if (!typed) return UNANSWERED;
  const value = format && read(format, typed);
  if (value === null) return verdict("unanswered", 0, [], format);
  if (format) {
    /** @param {string[][]} forms */
    const found = (forms) => forms.find(([, form]) => read(format, form) === value);
    const [right, wrong] = [found(accept), found(reject)];
    return right ? graded(1, [right[0]]) : wrong ? graded(0, [wrong[0]]) : verdict("wrong");
  }
  // a form exactly as written comes first: « où » refused where « ou » is accepted without accents
  for (const allowed of [[], tolerance]) {
    for (const [forms, score] of /** @type {[string[][], number][]} */ ([[accept, 1], [reject, 0]])) {
      for (const [id, form] of forms) if (matches(form, typed, allowed)) return graded(score, [id]);
    }
  }
  for (const [, form] of accept) {
    if (matches(form, typed, ALL) || (tolerance.includes("typos") && isSlip(form, typed))) {
      return verdict("almost", 0.5, [], "spelling");
    }
  }
  return verdict("wrong");
};
