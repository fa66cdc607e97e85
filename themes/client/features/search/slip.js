/** letters from which a slip may be in the last one: stems differ there for other reasons */
const LONG = 6;

/** Whether a term is another but for one slip: a letter too many, missing, wrong, or two in each other’s place. @param {string} one @param {string} other */
export const isSlip = (one, other) => {
  const [a, b] = one.length <= other.length ? [one, other] : [other, one];
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (at >= b.length - 1 && b.length < LONG) return false;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at];
  return a.slice(at + 1) === b.slice(at + 1) || (isSwapped && a.slice(at + 2) === b.slice(at + 2));
};
