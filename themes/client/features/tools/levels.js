/** The style of a page for what a learner chose. */

/** of the text, by level; the first is that of the site @type {string[]} */
const SIZES = ["", "135%", "160%", "190%"];
/** between letters, words and lines @type {[string, string, string][]} */
const GAPS = [
  ["", "", ""],
  ["0.06em", "0.12em", "1.9"],
  ["0.12em", "0.24em", "2.2"],
];

/** @typedef {{size: number, gaps: number, calm: number, plain: number}} Ease levels, from 0: as the site is */

/** Declarations, "" where nothing is chosen; the names of our own say what was. @param {Ease} ease */
export const styleOf = ({ size, gaps, calm, plain }) => {
  const [letters, words, lines] = GAPS[gaps] || GAPS[0];
  const rows = Object.entries({
    "font-size": SIZES[size],
    "letter-spacing": letters,
    "word-spacing": words,
    "line-height": lines,
    "--size": size,
    "--gaps": gaps,
    "--calm": calm,
    "--plain": plain,
  });
  return rows
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}:${value};`)
    .join("");
};
