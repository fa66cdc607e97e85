/** Where the sentences of a text begin and end, as a voice says them: one utterance each. */

/** a line that the author broke, in texts read for a voice */
export const BREAK = "\u2028";
/** A longer utterance is cut where it breathes: some voices lose what comes after fifteen seconds. */
const LONGEST = 220;

/** what is followed by a full stop within a sentence */
const SHORT =
  /^(?:mm?|mmes?|mlles?|mgr|me|drs?|prs?|stes?|sts?|mrs?|ms|vs|cf|ex|p\.ex|env|av|apr|art|al|bd|bld|boul|chap|coll|dép|éd|fig|hab|n|p|pp|réf|resp|s|suppl|t|tél|v|vol|j\.-c|c\.-à-d|p\.-s|i\.e|e\.g|janv|févr|juil|sept|déc)$/i;
const OPENING = /[\s«“„"'‘’([—–•-]/;
const CLOSING = /[»”"'’)\]]/;
const STOPS = /[.?!…؟。]/;
const SPACE = /\s/;

/** @param {string} char */
const isLower = (char) => char !== char.toUpperCase();
/** @param {string} char */
const isUpper = (char) => char !== char.toLowerCase();

/** Whether the full stop after `before` ends a sentence, when a capital or a digit follows. @param {string} before */
const ends = (before) => {
  const [word] = /[^\s«“"'’([]*$/.exec(before) || [""];
  // « 1. Ouvrez … » numbers a line, « J. Dupont » and « art. L. 12 » are names
  if (/^\s*\d{1,3}$/.test(before)) return false;
  if (word.length === 1 && isUpper(word)) return false;
  // « etc. » is not one of them: it ends a sentence if another begins
  return !SHORT.test(word);
};

/**
 * @param {string} text
 * @returns {[start: number, end: number][]} without the spaces around
 */
export const sentences = (text) => {
  /** @type {[number, number][]} */
  const found = [];
  let start = 0;
  /** @param {number} end */
  const cut = (end) => {
    let [from, to] = [start, end];
    while (from < to && SPACE.test(text[from])) from++;
    while (from < to && SPACE.test(text[to - 1])) to--;
    while (to - from > LONGEST) {
      const place = breath(text.slice(from, from + LONGEST));
      found.push([from, from + place]);
      from += place;
      while (SPACE.test(text[from])) from++;
    }
    if (from < to) found.push([from, to]);
    start = end;
  };
  for (let n = 0; n < text.length; n++) {
    if (text[n] === BREAK) {
      cut(n);
      continue;
    }
    if (!STOPS.test(text[n])) continue;
    const sign = n;
    let end = n + 1;
    while (end < text.length && STOPS.test(text[end])) end++;
    const isStop = text[sign] === "." && end === sign + 1;
    // « … ? » and « ! » may have a space before; a quotation may close after a space
    let closed = end;
    while (closed < text.length && (CLOSING.test(text[closed]) || /^\s»/.test(text.slice(closed, closed + 2)))) closed++;
    n = closed - 1;
    if (closed < text.length && !SPACE.test(text[closed])) continue;
    let next = closed;
    while (next < text.length && OPENING.test(text[next]) && text[next] !== BREAK) next++;
    const begins = text[next] || "";
    if (begins && begins !== BREAK && (isLower(begins) || (isStop && !ends(text.slice(start, sign))))) continue;
    cut(closed);
  }
  cut(text.length);
  // what has nothing to say
  return found.filter(([from, to]) => /[^\s.,;:!?…«»“”"'’()[\]•·—–-]/.test(text.slice(from, to)));
};

/** Where a part that is too long is best cut. @param {string} part */
const breath = (part) => {
  for (let n = part.length - 2; n > LONGEST / 3; n--) if (/[;:,]\s/.test(part.slice(n, n + 2))) return n + 1;
  const space = part.lastIndexOf(" ");
  return space > 0 ? space : part.length;
};
