/**
 * FSRS-6 with its own parameters, nine of ten to be remembered, in whole days and without fuzz: the part of ts-fsrs that says
 * how a memory changes. Its cards, steps of minutes and dates are not for five questions a day.
 * tests/contracts/revision.json holds it to what PyPI's fsrs says.
 */
import { FSRSAlgorithm } from "ts-fsrs";

/** @typedef {{stability: number, difficulty: number}} Memory */

const fsrs = /* @__PURE__ */ new FSRSAlgorithm({});

/** What an answer makes of a memory. @param {Memory|null} memory null for the first @param {number} days since then @param {number} grade 1 to 4 @returns {Memory} */
export const after = (memory, days, grade) => fsrs.next_state(memory, days, grade);

/** Days until it is to be asked again. @param {number} stability */
export const interval = (stability) => fsrs.next_interval(stability, 0);

/** How likely it is to be remembered. @param {number} days @param {number} stability */
export const recall = (days, stability) => fsrs.forgetting_curve(days, stability);
