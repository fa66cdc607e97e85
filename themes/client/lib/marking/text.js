import { UNANSWERED, graded, verdict } from "./shared.js";

const ALL = ["accents", "case", "articles", "punctuation", "typos"];
const ARTICLES = /^(?:(?:le|la|les|un|une|des|du|de|the)\s+|[ld]'\s*)+(?=\S)/;
// a point or a comma between two digits belongs to the number
const PUNCTUATION = /(^|[^0-9])[.,]|[.,](?![0-9])|[;:!?…«»"“”()[\]/‐-—−-]/g;

/** The text as it is compared; Python's `normalise` gives the same. @param {string} text @param {string[]} tolerance */
export const normalise = (text, tolerance) => {
  text = text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\ufeff]/g, "").replace(/[‘’ʼ´`]/g, "'");
  text = text.replace(/\s+/g, " ").trim();
  if (tolerance.includes("case")) text = text.toLowerCase();
  if (tolerance.includes("accents")) {
    text = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    text = text.replace(/œ/g, "oe").replace(/Œ/g, "OE").replace(/æ/g, "ae").replace(/Æ/g, "AE");
  }
  // an answer made of punctuation only is compared as it is
  if (tolerance.includes("punctuation")) text = text.replace(PUNCTUATION, "$1 ").trim() || text;
  // an article is one in any case: « Le courriel » even where the case counts
  const start = tolerance.includes("articles") && ARTICLES.exec(text.toLowerCase());
  if (start) text = text.slice(start[0].length);
  return tolerance.includes("punctuation") ? text.replace(/[\s']/g, "") || text : text;
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
 * @param {{accept: string[][], reject: string[][], tolerance: string[]}} key
 * @param {string|null} response what was typed
 */
export const mark = ({ accept, reject, tolerance }, response) => {
  const typed = (response || "").trim();
  if (!typed) return UNANSWERED;
  for (const [forms, score] of /** @type {[string[][], number][]} */ ([[accept, 1], [reject, 0]])) {
    for (const [id, form] of forms) if (matches(form, typed, tolerance)) return graded(score, [id]);
  }
  for (const [, form] of accept) {
    if (matches(form, typed, ALL) || (tolerance.includes("typos") && isSlip(form, typed))) {
      return verdict("almost", 0.5, [], "spelling");
    }
  }
  return verdict("wrong");
};
