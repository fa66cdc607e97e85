import { mark as markNumber } from "../number/mark.js";
import { has } from "../../lib/has.js";
import { UNANSWERED } from "../verdict.js";

/** @type {Record<string, (a: number, b: number) => number>} */
const BINARY = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
  min: Math.min,
  max: Math.max,
  round: (a, b) => Math.floor(a * 10 ** b + 0.5) / 10 ** b,
};
/** @type {Record<string, (b: number) => number>} */
const UNARY = { neg: (b) => -b, sqrt: Math.sqrt, abs: Math.abs, floor: Math.floor };

/**
 * The value of a program in reverse Polish notation.
 * @param {(number|string)[]} program @param {Record<string, number>} values
 */
export const run = (program, values) => {
  /** @type {number[]} */
  const stack = [];
  program.forEach((step) => {
    if (typeof step === "number") stack.push(step);
    else if (has(values, step)) stack.push(values[step]);
    else {
      const b = /** @type {number} */ (stack.pop());
      stack.push(has(BINARY, step) ? BINARY[step](/** @type {number} */ (stack.pop()), b) : UNARY[step](b));
    }
  });
  return stack[0];
};

/**
 * @param {{variables: object, program: (number|string)[], tolerance: number, relative: boolean, units: Record<string, number>, nouns?: string[], exact?: boolean}} key
 * @param {{values?: Record<string, number>, typed?: string}|null} response the numbers drawn, and what was typed
 * @param {Parameters<typeof markNumber>[2]} read as for a number
 */
export const mark = (key, response, read) => {
  const { variables, program, tolerance, relative } = key;
  const { values = {}, typed = "" } = response || {};
  if (!typed.trim() || Object.keys(variables).some((name) => !has(values, name))) return UNANSWERED;
  const answer = run(program, values);
  const margin = relative ? (Math.abs(answer) * tolerance) / 100 : tolerance;
  return markNumber({ ...key, answer: isFinite(answer) ? answer : NaN, tolerance: margin }, typed, read);
};
