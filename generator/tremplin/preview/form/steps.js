// The course around the file: its steps, in their order.

import { call, make, Refused, said } from "./calls.js";

/**
 * @param {any} outline
 * @param {string} file
 * @param {{file: string, title: string} | undefined} removed the step that was removed last
 * @param {{open: (file: string) => void, step: (asked: Record<string, any>) => void}} act
 */
export function steps(outline, file, removed, act) {
  if (!outline) return [];
  /** @param {string} label @param {string} where */
  const link = (label, where) =>
    make("a", { "data-input": where, href: `?fichier=${encodeURIComponent(where)}`, onclick: (/** @type {Event} */ event) => {
      event.preventDefault();
      act.open(where);
    }, ...(where === file && { "aria-current": "page" }) }, label);
  /** @param {any} module */
  const module = (module) => {
    const names = module.steps.map((/** @type {any} */ step) => step.file);
    const rank = names.indexOf(file);
    const isHere = rank >= 0;
    const title = make("input", { type: "text", "aria-label": "Titre de la nouvelle étape", placeholder: "Titre de l’étape" });
    const add = () => title.value.trim() && act.step({ do: "add", file: module.folder, title: title.value });
    /** @param {string} label @param {Record<string, any>} asked */
    const button = (label, asked) => make("button", { type: "button", className: "quiet", "data-input": label, onclick: () => act.step({ file, ...asked }) }, label);
    return make(
      "li",
      {},
      link(module.title, module.file),
      make("ol", {}, ...module.steps.map((/** @type {any} */ step) => make("li", {}, link(step.title, step.file)))),
      isHere && make(
        "div",
        { className: "tools" },
        rank > 0 && button("Monter l’étape", { do: "move", to: rank - 1 }),
        rank + 1 < names.length && button("Descendre l’étape", { do: "move", to: rank + 1 }),
        button("Copier l’étape", { do: "copy" }),
        names.length > 1 && button("Supprimer l’étape", { do: "remove" }),
      ),
      make("details", {}, make("summary", {}, "Ajouter une étape"), make("div", { className: "adding" }, title, make("button", { type: "button", className: "add", onclick: add }, "Ajouter"))),
    );
  };
  const isWide = matchMedia("(min-width: 48rem)").matches;
  const undo = removed && make(
    "p",
    { role: "status" },
    `L’étape « ${removed.title} » est supprimée. `,
    make("button", { type: "button", className: "quiet", onclick: () => act.step({ do: "restore", file: removed.file }) }, "Annuler la suppression"),
  );
  return [
    ...(undo ? [undo] : []),
    make("details", { open: isWide }, make("summary", {}, "Le cours"), make("p", {}, link(outline.title, outline.file)), make("ol", {}, ...outline.modules.map(module)), sending(outline)),
  ];
}

/** The whole course as one file. @param {any} outline */
function sending(outline) {
  const words = "Un fichier à joindre à un courriel, pour qui publie les cours.";
  const left = outline.left_out.length > 0 && ` N’en font pas partie : ${outline.left_out.join(", ")}.`;
  return make(
    "p",
    { className: "sending" },
    make("a", { href: said.base + outline.send, download: `${outline.id}.zip` }, "Envoyer mon travail"),
    make("small", { className: "help" }, words, left),
  );
}

/** The steps of the course around a file. @param {any} answer @returns {any[]} */
export const stepsOf = (answer) => answer.outline?.modules.flatMap((/** @type {any} */ module) => module.steps) ?? [];

/** Wait until the preview sees a file, and no longer the one that is gone; not for ever. @param {string} file @param {string} [gone] */
export async function seen(file, gone) {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      const answer = await call("ouvrir", { fichier: file });
      const files = stepsOf(answer).map((one) => one.file);
      if (files.includes(file) && !files.includes(gone)) return;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 422) throw error;
    }
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
}
