/** The placement test: steps whose objectives are all reached can be passed over, and taken back. */
import { all, make } from "../../lib/dom.js";
import { bankResult } from "../../lib/progress.js";

/** @typedef {[id: string, title: string, minutes: number, objectives: string[]]} Step */

/** The steps that are known, from the results of the test. @param {Step[]} steps @param {{points: number, score: number, objective?: string}[]} rows @param {number} pass */
export const knownSteps = (steps, rows, pass) => {
  /** @param {string} goal */
  const isReached = (goal) => {
    const asked = rows.filter(({ objective }) => objective === goal);
    return asked.length > 0 && bankResult(asked, pass).passed;
  };
  return steps.filter(([, , , goals]) => goals.length > 0 && goals.every(isReached));
};

/** @param {import("../../quiz/quiz.js").Quiz} quiz */
const mountPlacement = (quiz) => {
  const { store, tell } = quiz;
  const [panel] = all(document, "[data-placement]");
  const [said, skip, undo] = all(panel, "[role=status], [data-skip], [data-undo]");
  /** @type {Step[]} */
  const steps = JSON.parse(panel.dataset.steps || "[]");
  const skipped = () => steps.filter(([id]) => store.get(`s/${id}`).k);
  /** @type {Step[]} */
  let known = [];

  const show = () => {
    const done = skipped();
    const rows = done.length ? done : known;
    const minutes = rows.reduce((sum, [, , each]) => sum + each, 0);
    const words = done.length ? "Étapes passées" : "Vous pouvez passer";
    panel.hidden = false;
    skip.hidden = !known.length || done.length > 0;
    undo.hidden = !done.length;
    said.replaceChildren(
      ...(rows.length
        ? [make("p", "", make("strong", "", `${words} : ${rows.length} sur ${steps.length}, soit ${minutes}\u00a0min de moins.`)), make("ul", "", ...rows.map(([, title]) => make("li", "", title)))]
        : [make("p", "", "Commencez depuis le début : chaque étape vous servira.")]),
    );
  };
  quiz.tell = (rows) => {
    tell(rows);
    known = knownSteps(steps, rows, quiz.pass);
    show();
  };
  skip.onclick = () => {
    const now = Date.now();
    known.forEach(([id]) => store.update(`s/${id}`, (record) => (record.d ? record : { ...record, o: record.o || now, d: now, k: 1 })));
    show();
    undo.focus();
  };
  undo.onclick = () => {
    skipped().forEach(([id]) => store.update(`s/${id}`, ({ d, k, ...record }) => record));
    show();
    (skip.hidden ? said : skip).focus();
  };
};

window.tremplin.extras.push(mountPlacement);
