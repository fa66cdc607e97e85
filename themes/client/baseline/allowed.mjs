/** What the baseline lacks and may be used all the same: what is seen, or works, without it. @type {Record<string, string>} name → why */
export const ALLOWED = {};
