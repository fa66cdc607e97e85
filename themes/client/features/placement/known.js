import { bankResult } from "../../quiz/result.js";

/** @typedef {[id: string, title: string, minutes: number, objectives: string[]]} Step */

/** The steps that are known, from the results of the test. @param {Step[]} steps @param {import("../../quiz/registry.js").Row[]} rows @param {number} pass */
export const knownSteps = (steps, rows, pass) => {
  /** @param {string} goal */
  const isReached = (goal) => {
    const asked = rows.filter(({ objective }) => objective === goal);
    return asked.length > 0 && bankResult(asked, pass).passed;
  };
  return steps.filter(([, , , goals]) => goals.length > 0 && goals.every(isReached));
};
