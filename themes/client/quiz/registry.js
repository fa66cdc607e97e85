/** What the scripts of kinds and features bring to the quizzes of a page, in any order. */

/** by name @type {Record<string, Kind>} */
export const kinds = {};

/** what to say of a state or a notice of a verdict; kinds add theirs @type {Record<string, string>} */
export const notices = {};

/** what features do, by stage: each says by itself which quizzes it is in charge of @type {(Partial<Stages> & {name?: string})[]} */
export const features = [];

/** Whether all that marks a question has come. @param {HTMLElement} form */
export const isWhole = ({ dataset: { kind, needs } }) =>
  `${kind} ${needs || kind}`.split(" ").every((name) => name in kinds || features.some((feature) => feature.name === name));

/**
 * What the features do at a stage, in no particular order. @template {keyof Stages} S
 * @param {S} stage @param {Parameters<Stages[S]>} args @returns {Given<ReturnType<Stages[S]>>[]} all that they give
 */
export const run = (stage, ...args) =>
  features.flatMap((feature) => {
    const act = /** @type {((...args: any[]) => any)|undefined} */ (feature[stage]);
    return act ? act(...args) : [];
  });

/** @template T @typedef {T extends (infer I)[] ? I : T} Given what one gives, or each of several */

/**
 * @typedef {object} Kind
 * @property {(key: any, response: any) => import("../kinds/verdict.js").Verdict} mark
 * @property {string} ask what to say when nothing is answered
 * @property {boolean} [own] its own controls submit the form
 * @property {boolean} [once] an answer ends it, whatever its score
 * @property {(question: import("./question.js").Question) => Node[]} [after] more on an answer
 * @property {(form: HTMLElement, key: any) => void} [mount] once, before anything is read or written
 * @property {(form: HTMLElement) => any} read
 * @property {(form: HTMLElement, response: any) => void} write
 * @property {(form: HTMLElement, key: any, state: string) => Node[]|void} paint marks what is right and what is wrong, and gives what to say of it
 * @property {(key: any) => string} [as] the name of its records, where a kind has several sorts of answers
 */

/**
 * @typedef {object} Stages
 * @property {(kind: Kind, form: HTMLElement) => void} kind changes what a form does otherwise than its kind
 * @property {(format: string, text: string, nouns?: string[]) => string|null} format the value of a text that is a date, an amount …; null for none
 * @property {(typed: string, key: any) => (number[]|"not-a-number"|"unit"|"other-unit")[]} quantity what is typed for a number may be worth
 * @property {(quiz: import("./quiz.js").Quiz) => void} mounted once, when its questions are there
 * @property {(quiz: import("./quiz.js").Quiz, anew: boolean) => string[][]} draw the ids of the questions that it leaves to a try, if it draws: a try has those that all leave
 * @property {(quiz: import("./quiz.js").Quiz) => void} shuffle puts questions and answers in another order
 * @property {(question: import("./question.js").Question) => Promise<void>|void} ready before an answer is marked
 * @property {(quiz: import("./quiz.js").Quiz, rows: Row[]) => void} value adds to the scores, or takes from them
 * @property {(quiz: import("./quiz.js").Quiz) => void} synced when the questions show what their records say
 * @property {(quiz: import("./quiz.js").Quiz, rows: Row[]) => void} told when the result is told
 *
 * @typedef {{id: string, points: number, score: number, objective?: string}} Row a question in a result
 */
