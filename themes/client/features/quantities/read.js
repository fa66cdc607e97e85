/**
 * Numbers as people type them, and their units: « 2h00 », « 63 degrés », « vingt et un », « −18 », « 1,5·10^3 ».
 * Python's `questions/quantity` gives the same, from the same table (`units.json`).
 */
import { has } from "../../lib/has.js";
import { visible } from "../../kinds/visible.js";

/** @typedef {{dimension: string, factor: number}} Unit what it measures (« ? » and itself for no unit), how many of the first one it is worth */
/** @typedef {{value: number, unit: string, thousands: boolean}} Amount `thousands`: the sign in it may part them */

const NUMBER = "10 ?\\^ ?[+-]?\\d{1,3}|(?:(?:\\d|\\d[ '](?=\\d))*\\d)?(?:[.,]\\d+)+|(?:\\d|\\d[ '](?=\\d))*\\d";
const EXPONENT = " ?e[+-]?\\d{1,3}(?![a-z0-9])| ?[x*×·⋅] ?10 ?\\^ ?[+-]?\\d{1,3}";
const TOKEN = RegExp(`(?:${NUMBER})(?:${EXPONENT})?(?: ?/ ?\\d+)?|[a-z]*m\\^?[23](?!\\d)|[a-z]'|[a-z°€%$./·]+|\\S`, "g");
const GROUPS = /^[1-9]\d{0,2}([.,]\d{3})+$/;
const NO_TAIL = /^l'|[/\d·]|\b(par|per|carre|cube|square|cubic|moins|minus|plus|ou|or|sans)\b/;
const LATE = / (du soir|(de )?l'apres.midi)$/;
const HOUR = { dimension: "time", factor: 3600 };
const ARTICLES = ["of", "an", "a"];

/** In small letters without accents, hidden signs, and other ways to write one sign. @param {string} text */
const clean = (text) => {
  text = visible(text).replace(/º/g, "°").replace(/\s+/g, " ").replace(/ ?([½¼¾])/g, " $1");
  text = text.replace(/(\d)([⁺⁻]?[⁰¹²³⁴-⁹]+)/g, "$1^$2").replace(/(^|[\d ])M(?=[ .]|$)/g, "$1mega");
  text = text.replace(/[’‘ʼ`´]/g, "'").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  text = visible(text).toLowerCase().replace(/œ/g, "oe").replace(/ı/g, "i").replace(/\u2044/g, "/").replace(/μ/g, "u");
  // « O,5 » and « 5OO » are what a keyboard makes of zeros
  text = text.replace(/(^|[^a-z])o(?=[.,]?\d)|\doo+/g, (zeros) => zeros.replace(/o/g, "0")).replace(/(\d) ?i?emes?(?![a-z])/g, "$1");
  // « 2 1/2 », « 1 h ½ »
  text = text.replace(/(\d) ([13])\/([24])(?!\d)/g, (_, whole, a, b) => whole + String(a / b).slice(1)).replace(/h ?1\/2/g, "h et demi");
  return text.replace(/pour ?cents?|per ?cent/g, "%").replace(/\s+/g, " ").replace(/^[ "'«»“”‘’()[\]?!;]+|[ "'«»“”‘’()[\]?!,;.]+$/g, "");
};
/** @param {string} word */
const single = (word) => word.replace(/s$/, "");

/**
 * What reads with a table of units and words of numbers.
 * @param {any} table
 */
export const reader = (table) => {
  /** @type {Record<string, number>} */
  const words = { une: 1 };
  [table.ones, table.English].forEach((row) => row.split(" ").forEach((/** @type {string} */ word, /** @type {number} */ n) => (words[word] = n)));
  table.tens.split(" ").forEach((/** @type {string} */ row, /** @type {number} */ n) => row.split(",").forEach((word) => (words[word] = 20 + 10 * n)));
  Object.assign(words, table.powers);
  const before = table.before.split(" ");
  /** @type {Record<string, Unit>} */
  const units = {};
  table.units.forEach((/** @type {[string, number, string, number?]} */ [dimension, factor, names, prefixes]) => {
    const [short, ...long] = names.split(" ");
    /** @param {number} times @param {string[]} found */
    const add = (times, ...found) => found.forEach((name) => (units[name] = { dimension, factor: factor * times }));
    add(1, short, ...long);
    if (prefixes === undefined) return;
    Object.keys(table.prefixes[prefixes]).forEach((prefix) => {
      const [sign, word] = prefix.split(" ");
      add(table.prefixes[prefixes][prefix], sign + short, ...long.map((name) => word + name));
    });
  });

  /** @param {string} part @returns {Unit} */
  const one = (part) => {
    const name = part.split(" ").map((word) => (has(units, word) || word.length < 3 ? word : word.replace(/[sx]$/, ""))).join("").replace(/[ .]/g, "");
    if (has(units, name)) return units[name];
    const [, base = "", power = ""] = /^(.*?)\^?(2|3|carre|cube|square|cubic)$/.exec(name) || [];
    const rank = /3|cub/.test(power) ? 3 : 2;
    return has(units, base) && units[base].dimension === "length"
      ? { dimension: `length${rank}`, factor: units[base].factor ** rank }
      : { dimension: `?${name}`, factor: 1 };
  };
  /** The unit of a name: « km/h », « mètres carrés ». @param {string} name @returns {Unit} */
  const measure = (name) => {
    const parts = clean(name).replace(/ ?(?:\/|·|\bpar\b|\bper\b|\ba l'|\bau\b) ?| (?=heures?$)/g, "/").split("/").map(one);
    return {
      dimension: parts.map(({ dimension }) => dimension).join("/"),
      factor: parts[0].factor / parts.slice(1).reduce((product, { factor }) => product * factor, 1),
    };
  };
  /** @param {Unit} unit @param {Unit} other */
  const same = (unit, other) => unit.dimension === other.dimension && unit.factor === other.factor;

  /** @param {string} word @returns {number|undefined} */
  const valueOf = (word) => [word, single(word)].filter((name) => has(words, name)).map((name) => words[name])[0];
  /** @param {string} token */
  const begins = (token) => /^\d|^[.,]./.test(token) || has(table.shares, token) || valueOf(token) !== undefined;

  /** @param {string} token @returns {Amount|null} */
  const inFigures = (token) => {
    const [text = "", below] = token.replace(/[ ']/g, "").split("/");
    const power = /^(?:(.*)[x*×·⋅])?10\^(.*)$/.exec(text);
    let [plain = "", exponent = "0"] = power ? [power[1] || "1", power[2]] : text.split("e");
    const signs = plain.match(/[.,]/g) || [];
    const last = signs[signs.length - 1];
    const thousands = signs.length === 1 && GROUPS.test(plain);
    if (signs.some((sign) => sign !== last) && signs.filter((sign) => sign === last).length === 1) plain = plain.split(String(signs[0])).join("");
    else if (signs.length > 1) {
      if (!GROUPS.test(plain)) return null;
      plain = plain.replace(/[.,]/g, "");
    }
    const value = Number(`${plain.replace(",", ".")}e${exponent}`);
    return below && !+below ? null : { value: value / +(below || 1), unit: "", thousands };
  };
  /** « vingt et un », « quatre-vingt-dix-sept »; what is read is taken. @param {string[]} tokens @returns {Amount|null} */
  const inWords = (tokens) => {
    let [sum, current, seen] = [0, 0, false];
    while (tokens.length) {
      const skipped = seen && /^(et|and)$/.test(tokens[0]) && tokens.length > 1 && !has(table.shares, tokens[1]) ? 1 : 0;
      const value = valueOf(tokens[skipped]);
      if (value === undefined) break;
      const rest = current % 100;
      if (value >= 1000) [sum, current] = [sum + (current || 1) * value, 0];
      else if (value === 100 && current < 10) current = (current || 1) * 100;
      else if (value === 20 && rest === 4) current += 76;
      else if (value < 100 && (!rest || ((rest === 60 || rest === 80) && value < 20) || (!(rest % 10) && value > 0 && value < 10))) current += value;
      else return null;
      seen = true;
      tokens.splice(0, 1 + skipped);
    }
    return seen ? { value: sum + current, unit: "", thousands: false } : null;
  };
  /** @param {string[]} tokens @returns {Amount|null} */
  const number = (tokens) => {
    let found = /^[.,]?\d/.test(tokens[0]) ? inFigures(/** @type {string} */ (tokens.shift())) : inWords(tokens);
    const times = tokens.length && has(table.powers, single(tokens[0])) ? table.powers[single(tokens[0])] : 0;
    if (found && times >= 1000) {
      tokens.shift();
      found = { value: found.value * times, unit: "", thousands: false };
    }
    if (tokens.length && has(table.shares, single(tokens[0])) && (found || has(table.shares, tokens[0]))) {
      found = { value: (found ? found.value : 1) * table.shares[single(/** @type {string} */ (tokens.shift()))], unit: "", thousands: false };
      while (ARTICLES.includes(tokens[0])) tokens.shift();
    }
    return found;
  };
  /** The numbers of a text with what follows each; null when it is not that. @param {string} typed @returns {Amount[]|null} */
  const amounts = (typed) => {
    const whole = clean(typed);
    const text = whole
      .replace(LATE, "")
      .replace(/\b(au|at) (moins|plus|least|most)\b/g, "")
      .replace(/^(\d{1,2}) ?: ?([0-5]\d)(?: ?: ?([0-5]\d))?(?!\d)/, (_, h, min, s) => `${h}h${min}${s ? `min${s}s` : ""}`)
      .replace(/^([€$]) ?([\d.,]+)$/, "$2$1")
      .replace(/midi/g, "12h")
      .replace(/([a-z])-(?=[a-z])/g, "$1 ");
    /** @type {string[]} */
    const tokens = text.match(TOKEN) || [];
    while (before.includes(tokens[0])) tokens.shift();
    const isNegative = ["-", "moins", "minus"].includes(tokens[0]);
    if (isNegative || tokens[0] === "+" || tokens[0] === "plus") tokens.shift();
    /** @type {Amount[]} */
    const found = [];
    while (tokens.length) {
      const isTyped = /\d$/.test(tokens[0]);
      const read = number(tokens);
      if (!read || !isFinite(read.value)) return null;
      let { value } = read;
      if (tokens[0] === "d'" || tokens[0] === "de") tokens.shift(); // « 3/4 d’heure »
      const names = isTyped && /^cents?$/.test(tokens[0]) ? tokens.splice(0, 1) : [];
      while (tokens.length && !begins(tokens[0])) names.push(/** @type {string} */ (tokens.shift()));
      if (/^(et|and)$/.test(names[names.length - 1])) {
        names.pop();
        if (tokens.length && has(table.shares, tokens[0])) {
          value += table.shares[/** @type {string} */ (tokens.shift())];
          if (!names.length) names.push(...tokens.splice(0, 1));
        }
      }
      const isWords = names.every((name) => name.length > 2 && before.includes(name));
      const unit = isWords ? "" : names.join(" ");
      if (names.includes("-") || (unit === "a" && tokens.length)) return null; // « 10 à 12 »
      if (LATE.test(whole) && !found.length && value < 12 && same(measure(unit), HOUR)) value += 12;
      found.push({ value: isNegative ? -value : value, unit, thousands: read.thousands });
    }
    return found.length ? found : null;
  };
  /** The sum of what one typed; null where it does not go together. @param {Amount[]} found @param {(name: string) => Unit|null} fit @returns {Unit|null} */
  const total = (found, fit) => {
    let sum = 0;
    let last = /** @type {Unit|null} */ (null);
    for (const { value, unit: name } of found) {
      /** @type {Unit|null} */
      let unit = name || !last ? fit(name) : null;
      if (last && !name) {
        /** @type {[number, number]} */
        const [factor, digits] = table.then[last.dimension + last.factor] || [0, 0];
        if (factor && Math.abs(value) < 10 ** digits) unit = { dimension: last.dimension, factor };
      } else if (last && name === "m" && last.dimension === "time") unit = { dimension: "time", factor: 60 };
      if (!unit || (last && (last.dimension !== unit.dimension || last.factor <= unit.factor))) return null;
      sum += value * unit.factor;
      last = unit;
    }
    return last && { dimension: last.dimension, factor: sum };
  };
  /** The units that a text begins with, the longest first. @param {string} name */
  const candidates = (name) => {
    const names = name.split(" ");
    return names
      .map((_, n) => n)
      .filter((n) => !NO_TAIL.test(names.slice(names.length - n).join(" ")))
      .map((n) => measure(names.slice(0, names.length - n).join(" ")));
  };
  /** @param {Unit} unit */
  const isKnown = ({ dimension }) => !dimension.includes("?");
  const BARE = { dimension: "", factor: 1 };

  /** One text for all ways to write a quantity; null when it is not one. @param {string} text @param {string[]} [nouns] @returns {string|null} */
  const canonical = (text, nouns = []) => {
    const found = amounts(text);
    const bare = nouns.map(measure);
    const sum =
      found &&
      total(found, (name) => {
        const fitting = name ? candidates(name) : [BARE];
        return fitting.filter((unit) => isKnown(unit) || bare.some((noun) => same(noun, unit))).map((unit) => (isKnown(unit) ? unit : BARE))[0] || null;
      });
    if (!sum) return null;
    let { factor, dimension } = sum;
    bare.forEach((unit) => {
      if (unit.dimension === dimension) [factor, dimension] = [factor / unit.factor, ""]; // « 2€50 » before « € »
    });
    return `${(factor + 0).toExponential(10)} ${dimension}`;
  };
  /**
   * What a text may be worth in the expected unit, or why it cannot be marked.
   * @param {string} typed
   * @param {{units: Record<string, number>, nouns?: string[], exact?: boolean}} key
   * @returns {number[]|"not-a-number"|"unit"|"other-unit"}
   */
  const quantity = (typed, { units: accepted, nouns = [], exact }) => {
    const found = amounts(typed);
    if (!found) return "not-a-number";
    const known = Object.keys(accepted).map((name) => ({ unit: measure(name), factor: accepted[name] }));
    const counted = nouns.map(measure);
    /** @type {Record<string, number>} */
    const scales = { "": 1 };
    /** @param {string} name @returns {Unit|null} */
    const fit = (name) => {
      if (!name || (name === "e" && !known.length)) return BARE; // « la 3e »
      for (const unit of candidates(name)) {
        const alike = known.filter((row) => row.unit.dimension === unit.dimension);
        const equal = alike.filter((row) => same(row.unit, unit));
        const [row] = equal.length || exact ? equal : alike;
        if (row) scales[unit.dimension] = row.factor / row.unit.factor;
        else if (counted.some((noun) => same(noun, unit))) scales[unit.dimension] = 1;
        else continue;
        return unit;
      }
      return null;
    };
    const refused = found.filter(({ unit }) => unit && !fit(unit) && !(unit === "m" && found.length > 1))[0];
    if (refused) return candidates(refused.unit).some(isKnown) ? "other-unit" : "unit";
    const sum = total(found, fit);
    if (!sum) return "not-a-number";
    const value = sum.factor * scales[sum.dimension];
    // « 1.250 » may be a count or a sum of money, never one thousand two hundred and fifty grams
    const isMeasured = known.some(({ unit }) => isKnown(unit) && unit.dimension !== "money");
    return found[0].thousands && !isMeasured ? [value, value * 1000] : [value];
  };
  /** A sum of money in cents, its unit written or not; null when it is none. @param {string} text @returns {string|null} */
  const cents = (text) => {
    const found = amounts(text);
    const [value, dimension] = (canonical(text) || "").split(" ");
    if (!found || !value || (dimension && dimension !== "money")) return null;
    const sum = +value * (found[0].thousands ? 1000 : 1);
    return String(Math.floor(Math.abs(sum) * 100 + 0.5) * (sum < 0 ? -1 : 1));
  };
  /** The value of a text that is a quantity, or a sum. @param {string} format @param {string} text @param {string[]} [nouns] */
  const readQuantity = (format, text, nouns) => (format === "quantity" ? canonical(text, nouns) : format === "euros" ? cents(text) : null);
  return { quantity, readQuantity };
};
