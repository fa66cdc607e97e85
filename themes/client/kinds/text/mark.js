import { unicode } from "../letters.js";
import { UNANSWERED, graded, verdict } from "../verdict.js";
import { visible } from "../visible.js";

const ALL = ["accents", "case", "articles", "punctuation", "typos"];
// what may stand before an answer; two different prepositions make two answers
const BEFORE = /(les?|la|une?|des?|du|the|[mts](on|a|es)|[nv](otre|os)|ce(t|tte|s)?|c'? ?est|num([eé]ro)?|aux?|en|[aà]|an|dans|par|sur|chez)\s+|[ld]('\s*|\s+(?=[aeiouyhéœ][^ ]{2}))|n°\s*/.source;
// what one may say with the answer: « le bouton Envoyer », « je clique sur Envoyer »
const CARRIER = /(bouton|touche|signe|symbole|format|fichier|mois|((je|on) |j')?(cliqu|appui|appuy)e[rz]? sur)\s+/.source;
const [START, WIDE_START] = [BEFORE, `${BEFORE}|${CARRIER}`].map((start) => RegExp(`^(?:${start})+(?=\\S)`));
const FIRST = /^(?:.*\s)?(aux?|en|[aà]|an|dans|par|sur|chez)\s/;
// what parts a number stays: « 2,5 », « 1/2 », « 09:30 »; and the sign of one: « -18 »
const PUNCTUATION = /[;!?…«»"“”'()[\]]|[\ud83c-\ud83e][\udc00-\udfff]/g;
const PARTING = /[.,:/]/g;
const [LETTER, WORD] = ["[\\p{L}]", "[\\p{L}\\p{N}]"].map((signs) => unicode(signs));
const RANK = unicode(`${/(^|\s)(\d+) ?(?:i?[eè]mes?|[eè]re?|è|re|nde?)/.source}(?![\\p{L}\\p{N}_])`, "gi");
const PLURAL = unicode("([\\p{L}]{2})[sx](?![\\p{L}\\p{N}_])", "gi");

/** As it is compared, but for what stands before it and its punctuation. @param {string} text @param {string[]} tolerance */
const folded = (text, tolerance) => {
  text = visible(text).replace(/[‘’ʼ`´]/g, "'").replace(/(\d)([⁰¹²³⁴-⁹])/g, "$1^$2").normalize("NFKC");
  if (tolerance.includes("case")) text = text.toLowerCase().replace(/i\u0307/g, "i").replace(/ı/g, "i").normalize("NFKC");
  if (tolerance.includes("accents")) {
    text = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    text = text.replace(/œ/g, "oe").replace(/Œ/g, "OE").replace(/æ/g, "ae").replace(/Æ/g, "AE");
  }
  return text.replace(/\s+/g, " ").trim();
};
/** The article and the like that a text begins with, in small letters, and the rest. @param {string} text @param {string[]} tolerance */
const parted = (text, tolerance, pattern = START) => {
  const open = tolerance.includes("punctuation") ? text.replace(/^["'«»“” ([]+/, "") : text;
  // an article is one in any case: « Le courriel » even where the case counts
  const start = tolerance.includes("articles") && pattern.exec(open.toLowerCase());
  return start ? [start[0], open.slice(start[0].length)] : ["", text];
};

/** The text as it is compared; Python's `normalise` gives the same. @param {string} text @param {string[]} tolerance */
export const normalise = (text, tolerance, pattern = START) => {
  text = folded(text, tolerance);
  if (tolerance.includes("plural")) text = text.replace(PLURAL, "$1");
  text = parted(text, tolerance, pattern)[1];
  if (!tolerance.includes("punctuation")) return text;
  text = text.replace(RANK, "$1$2e");
  text = text.replace(/(^|[^\d.,])([1-9]\d{0,2}(?:\.\d{3})+)(?![.,]?\d)/g, (_, start, number) => start + number.replace(/\./g, ""));
  text = text.replace(/(^|[^\d.,])(\d+)\.(\d+)(?![.,]?\d)/g, "$1$2,$3").replace(/(\d) ?([/:]) ?(?=\d)/g, "$1$2");
  /** @param {number} at */
  const digit = (at) => /\d/.test(text.charAt(at));
  const without = text
    .replace(PARTING, (sign, at) => (digit(at - 1) && digit(at + 1) ? sign : " "))
    .replace(PUNCTUATION, " ")
    .replace(/-/g, (sign, at) => (digit(at + 1) && !/\S/.test(text.charAt(at - 1)) ? sign : " "));
  // an answer made of punctuation only is compared as it is
  return (without.trim() ? without : text).replace(/\s/g, "");
};

/** @param {string} text @param {string[]} tolerance */
const preposition = (text, tolerance) => (FIRST.exec(parted(folded(text, tolerance), tolerance)[0]) || [])[1];

/** Whether `typed` is `form`, or has its pieces with any text between them. @type {(form: string|string[], typed: string, tolerance: string[]) => boolean} */
export const matches = (form, typed, tolerance) => {
  const target = normalise(typed, tolerance);
  if (typeof form === "string") {
    if (![target, normalise(typed, tolerance, WIDE_START)].includes(normalise(form, tolerance))) return false;
    const [one, other] = [form, typed].map((text) => preposition(text, tolerance));
    return !one || !other || one === other;
  }
  const [first, ...rest] = form.map((piece) => normalise(piece, tolerance));
  const last = rest.pop() || "";
  if (!target.startsWith(first)) return false;
  let place = first.length;
  for (const piece of rest) {
    const found = target.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return target.endsWith(last) && target.length - last.length >= place;
};

/** One letter more, less, other, or two swapped, in 5 letters or more, none of them alone; or a plural. @param {string|string[]} form @param {string} typed */
export const isSlip = (form, typed) => {
  if (typeof form !== "string") return false;
  const a = [...normalise(form, ALL)];
  const b = [...normalise(typed, ALL)];
  const both = [form, typed];
  const [x, y] = both.map((text) => (/[ +-](.)$/u.exec(folded(text, ALL)) || [])[1]);
  if (a.length < 5 || a.join() === b.join() || (x && x !== y)) return false;
  const [one, other] = both.map((text) => normalise(text, [...ALL, "plural"]));
  if (one === other) return true;
  // another number, another sign is another answer
  /** @param {string[]} signs */
  const others = (signs) => signs.filter((sign) => !LETTER.test(sign)).join("");
  if (others(a) !== others(b)) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  /** @param {number} m @param {number} n */
  const same = (m, n) => a.slice(start + m).join() === b.slice(start + n).join();
  return same(1, 1) || same(1, 0) || same(0, 1) || (a[start] === b[start + 1] && b[start] === a[start + 1] && same(2, 2));
};

/** what nears an address that is mistyped so @param {string|null} text */
const loose = (text) => (text || "").toLowerCase().normalize("NFD").replace(/[\s\u0300-\u036f]/g, "");
/** @param {string|undefined} format */
const isSigns = (format) => ["address", "code", "formula"].includes(format || "");
/** what to say of an answer in none of the formats that are waited for @type {Record<string, string>} */
const UNREAD = { quantity: "not-a-number", day: "date", date: "date", phone: "phone" };

/**
 * @param {{accept: [string, string|string[], string?][], reject: [string, string|string[], string?][], tolerance: string[], format?: string, nouns?: string[]}} key
 * @param {string|null} response what was typed
 * @param {(format: string, text: string, nouns?: string[]) => string|null} [read] the value of a text in a format, for keys that have one
 */
export const mark = ({ accept, reject, tolerance, format: asked, nouns }, response, read = () => null) => {
  const typed = visible(response || "").trim();
  if (!typed) return UNANSWERED;
  /** @param {string} format @param {any} text */
  const value = (format, text) => read(format, text, nouns);
  if (asked && value(asked, typed) === null) return verdict("unanswered", 0, [], asked);
  // a form exactly as written comes first: « où » refused where « ou » is accepted without accents
  for (const allowed of [[], tolerance.filter((name) => !/acc|cas/.test(name)), tolerance]) {
    for (const [rows, score] of /** @type {[typeof accept, number][]} */ ([[accept, 1], [reject, 0]])) {
      for (const [id, form, own] of rows) {
        const format = own || asked;
        const given = format ? value(format, typed) : null;
        if (given !== null && format && given === value(format, form)) return graded(score, [id]);
        if ((!format || format === "quantity") && matches(form, typed, allowed)) return graded(score, [id]);
      }
    }
  }
  if (asked && !isSigns(asked)) return verdict("wrong");
  for (const [, form, own] of accept) {
    const format = own || asked;
    const isNear =
      format && isSigns(format)
        ? loose(value(format, form)) === loose(value(format, typed))
        : !format && (matches(form, typed, ALL) || (tolerance.includes("typos") && isSlip(form, typed)));
    if (isNear) return verdict("almost", 0.5, [], "spelling");
  }
  // what could not be read costs no try; a number with another word is read, and wrong
  const unread = accept.map(([, , own = ""]) => own in UNREAD && value(own, typed) === null && (own !== "quantity" || !/\d/.test(typed)) && UNREAD[own]);
  if (unread.every(Boolean)) return verdict("unanswered", 0, [], /** @type {string[]} */ (unread).sort()[0]);
  const isUnread = [WORD, /[^?…]/].some((says) => !says.test(typed) && accept.every(([, form]) => says.test([form].join(""))));
  return verdict(isUnread ? "unanswered" : "wrong");
};
