/** Where the sentences of a text begin and end, as a voice says them: one utterance each. */

/** a line that the author broke, in texts read for a voice */
export const BREAK = "\u2028";
/** A longer utterance is cut where it breathes: some voices lose what comes after fifteen seconds. */
const LONGEST = 220;

/** what is followed by a full stop within a sentence */
const SHORT = new Set(
  "m mm mme mmes mlle mlles mgr me dr drs pr prs st ste sts cf ex env av art al apr bd bld boul chap coll dép dir éd fig hab ibid inf max min mr mrs ms n no nos ouv p pp par pl pt réf rem resp s sq ss sup suppl t tél tome v vol vs zac j.-c c.-à-d p.-s i.e e.g p.ex jan janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim".split(" "),
);
const OPENING = "«“„\"'‘’([—–-•\u00a0\u202f ";
const CLOSING = "»”\"'’)]";
const SPACE = /[\s\u00a0\u202f]/;

/** @param {string} char */
const isLower = (char) => char !== char.toUpperCase();
/** @param {string} char */
const isUpper = (char) => char !== char.toLowerCase();

/** Whether the full stop after `before` ends a sentence, when `next` begins what follows. @param {string} before @param {string} next */
const ends = (before, next) => {
  const [word] = /[^\s\u00a0\u202f«“"'’([]*$/.exec(before) || [""];
  // « 1. Ouvrez … » numbers a line, « J. Dupont » and « N. D. » are names
  if (/^\s*\d{1,3}$/.test(before)) return false;
  if (word.length === 1 && isUpper(word)) return !isUpper(next);
  // « etc. » ends a sentence if another begins
  return !SHORT.has(word.toLowerCase());
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
    if (!".?!…؟。".includes(text[n])) continue;
    const sign = n;
    let end = n + 1;
    while (end < text.length && ".?!…".includes(text[end])) end++;
    const isStop = text[sign] === "." && end === sign + 1;
    // « … ? » and « ! » may have a space before; a quotation may close after a space
    let closed = end;
    while (closed < text.length && (CLOSING.includes(text[closed]) || (SPACE.test(text[closed]) && "»".includes(text[closed + 1] || " ")))) closed++;
    n = closed - 1;
    if (closed < text.length && !SPACE.test(text[closed])) continue;
    let next = closed;
    while (next < text.length && (SPACE.test(text[next]) || OPENING.includes(text[next])) && text[next] !== BREAK) next++;
    const begins = text[next] || "";
    if (begins && begins !== BREAK && (isLower(begins) || (isStop && !ends(text.slice(start, sign), begins)))) continue;
    cut(closed);
  }
  cut(text.length);
  // what has nothing to say
  return found.filter(([from, to]) => /[^\s\u00a0\u202f.,;:!?…«»“”"'’()[\]•·—–-]/.test(text.slice(from, to)));
};

/** Where a part that is too long is best cut. @param {string} part */
const breath = (part) => {
  const signs = [...part.matchAll(/[;:,][\s\u00a0\u202f]/g)].map(({ index }) => Number(index) + 1).filter((place) => place > LONGEST / 3);
  return signs.pop() || (part.lastIndexOf(" ") > 0 ? part.lastIndexOf(" ") : part.length);
};
