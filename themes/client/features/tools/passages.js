/** What a person would read aloud of a page, in order, and where each sentence is. The page itself is not touched. */
import { imageSaid, optionsSaid } from "words";
import { all } from "../../lib/dom.js";
import { BREAK, sentences } from "./sentences.js";

/** @typedef {{text: string, lang: string, range: Range|null}} Sentence `range`: where it shows, unless it shows nowhere */
/** @typedef {{text: string, from: Node|null, at: number}} Piece a part of a passage; `from`: where its text is, at an offset */

/** what is there to act, or to find one's way */
const LEFT_OUT = "script,style,template,nav,button.btn,[data-tool],.panel,[data-do],.on-paper,rp,rt,video,audio";
const NOTE = /^#.*fn(?:ref)?:/;
const PICTURES = "img,svg,math";

/** @param {Element} element */
const isPicture = (element) => element.matches(PICTURES) || element.getAttribute("role") === "img";

/** The language that a voice needs. @param {Element} element */
const tongueOf = (element) => {
  /** @type {Element|null} */
  let holder = element;
  while (holder && !(/** @type {HTMLElement} */ (holder).lang)) holder = holder.parentElement;
  return /** @type {HTMLElement} */ (holder || document.documentElement).lang;
};

/** @param {Element} element */
const isShown = (element) => {
  const { display, visibility } = getComputedStyle(element);
  if (display === "none" || visibility === "hidden" || element.matches(LEFT_OUT)) return false;
  return element.getAttribute("aria-hidden") !== "true" && !NOTE.test(element.getAttribute("href") || "");
};

/** The text that stands for a picture, a drawing or a formula. @param {Element} element */
const alternative = (element) => {
  const own = element.getAttribute("alt") || element.getAttribute("aria-label") || element.getAttribute("alttext") || "";
  return own && element.tagName === "IMG" ? `${BREAK}${imageSaid(own)}${BREAK}` : own;
};

/** @param {ParentNode[]} roots @returns {Sentence[]} */
export const read = (roots) => {
  /** @type {Sentence[]} */
  const found = [];
  /** @type {Piece[]} */
  let pieces = [];
  let lang = "";
  let lastOptions = "";

  const flush = () => {
    const text = pieces.map((piece) => piece.text).join("");
    sentences(text).forEach(([start, end]) => found.push({ text: text.slice(start, end).replace(/\s+/g, " "), lang, range: rangeOf(pieces, start, end) }));
    pieces = [];
  };
  /** @param {string} text @param {Node|null} from */
  const add = (text, from = null) => pieces.push({ text, from, at: 0 });

  /** @param {Node} node */
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return void add(node.nodeValue || "", node);
    if (!(node instanceof Element)) return;
    if (!isShown(node)) return;
    const tongue = tongueOf(node);
    const display = getComputedStyle(node).display;
    const isBlock = !/^(inline|contents|ruby)/.test(display) || node.tagName === "LABEL";
    const isOther = tongue !== lang;
    const before = lang;
    if (isBlock || isOther) flush();
    lang = tongue;
    inside(node);
    if (isBlock || isOther) {
      flush();
      lang = before;
    }
  };

  /** @param {Element} node */
  const inside = (node) => {
    if (isPicture(node)) return void add(alternative(node), node);
    if (node.tagName === "BR") return void add(BREAK);
    if (node.tagName === "SELECT") return choices(/** @type {HTMLSelectElement} */ (node));
    if (/^(INPUT|TEXTAREA)$/.test(node.tagName)) return;
    if (node.tagName === "TABLE") return table(/** @type {HTMLTableElement} */ (node));
    if (node.tagName === "LI") number(node);
    const isClosed = node.tagName === "DETAILS" && !(/** @type {HTMLDetailsElement} */ (node).open);
    // what a question keeps closed is no part of it
    if (isClosed && node.closest("form")) return;
    const keepsLines = /pre/.test(getComputedStyle(node).whiteSpace);
    node.childNodes.forEach((child) => {
      if (isClosed && child !== node.querySelector("summary")) return;
      if (keepsLines && child.nodeType === Node.TEXT_NODE) add((child.nodeValue || "").replace(/\n/g, BREAK), child);
      else walk(child);
    });
  };

  /** « 2, » before what an ordered list says second. @param {Element} item */
  const number = (item) => {
    const list = item.parentElement;
    if (!list || list.tagName !== "OL" || /none/.test(getComputedStyle(item).listStyleType)) return;
    const first = /** @type {HTMLOListElement} */ (list).start || 1;
    add(`${first + Array.prototype.indexOf.call(list.children, item)}, `);
  };

  /** What a menu offers, once where several offer the same. @param {HTMLSelectElement} menu */
  const choices = (menu) => {
    const offered = Array.from(menu.options, (option) => (option.value ? option.text : "")).filter((text) => text && !/^\d+$/.test(text));
    const said = offered.join(", ");
    if (said && said !== lastOptions) add(`${BREAK}${optionsSaid(said)}${BREAK}`);
    lastOptions = said || lastOptions;
  };

  /** Row by row, each cell after the header of its column. @param {HTMLTableElement} element */
  const table = (element) => {
    const rows = Array.from(element.rows).filter(isShown);
    const heads = rows[0] && Array.from(rows[0].cells).every((cell) => cell.tagName === "TH" || !cell.textContent) ? Array.from(rows[0].cells) : [];
    if (element.caption) walk(element.caption);
    rows.forEach((row, n) => {
      // in a table to fill, the headers are what one chooses from
      if (!n && heads.length && !all(element, "td input").length) return;
      Array.from(row.cells).forEach((cell, column) => {
        const head = heads[column];
        const title = n && head && cell.tagName === "TD" && (cell.textContent || all(cell, PICTURES).length) ? (head.textContent || "").trim() : "";
        flush();
        if (title) add(`${title.replace(/\s*:$/, "")} : `);
        lang = tongueOf(cell);
        inside(cell);
        flush();
      });
    });
  };

  roots.forEach((root) => walk(/** @type {Node} */ (/** @type {unknown} */ (root))));
  flush();
  return found;
};

/** @param {Piece[]} pieces @param {number} start @param {number} end in their text @returns {Range|null} */
const rangeOf = (pieces, start, end) => {
  /** @type {Range|null} */
  let range = null;
  let at = 0;
  pieces.forEach(({ text, from }) => {
    const [first, last] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    at += text.length;
    if (!from || first >= last) return;
    const isText = from.nodeType === Node.TEXT_NODE;
    if (!range) {
      range = document.createRange();
      if (isText) range.setStart(from, first);
      else range.setStartBefore(from);
    }
    if (isText) range.setEnd(from, last);
    else range.setEndAfter(from);
  });
  return range;
};
