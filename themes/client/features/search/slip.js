/** Whether a word is another but for one slip: a letter too many, missing, wrong, or two in each other’s place. @param {string} one @param {string} other */
export const isSlip = (one, other) => {
  const [a, b] = one.length <= other.length ? [one, other] : [other, one];
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = a.slice(at + 1);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return rest === b.slice(at + 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2));
};
