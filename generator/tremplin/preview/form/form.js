// The form of one file. Its text is the whole state: what is asked changes it, undoing goes back to an earlier one.

import { call, make, Refused, said } from "./calls.js";
import { compare } from "./conflict.js";
import { follow } from "./following.js";
import { look } from "./live.js";
import { drawn, shapeOf } from "./parts.js";
import { grow, holding, lead, standing } from "./standing.js";
import { seen, steps, stepsOf } from "./steps.js";
import { retell, rowsOf } from "./told.js";
import { inTurn, waits } from "./turns.js";

/** @param {string} name @returns {any} */
const place = (name) => document.querySelector(`[data-${name}]`);
const main = place("form");
const status = place("state");

/** @type {{file: string, digest: string, disk: string, saved: string, text: string, parts: any[], page: string | null, outline: any, others: any[], known: Record<string, [string, string][]>}} */
const now = { file: "", digest: "", disk: "", saved: "", text: "", parts: [], page: "", outline: null, others: [], known: {} };
/** @type {string[]} */
let before = [];
/** @type {string[]} */
let after = [];
let lastKey = /** @type {string | undefined} */ (undefined);

// ---- changes, one after the other

/** @param {Error} error */
const fail = (error) => tell(error.message, true);

/** @type {import("./field.js").Change} */
function ask(part, change, key) {
  tell("Un instant…");
  inTurn(async () => {
    // what is typed in one field is one change: what half a word asked for leaves no trace
    const goesOn = key !== undefined && key === lastKey;
    const text = goesOn ? before.at(-1) ?? now.text : now.text;
    const answer = await call("changer", { file: now.file, text, part, change });
    if (answer.text !== text && !goesOn) {
      before.push(text);
      lastKey = key;
    }
    after = [];
    show(answer, !key, { part, ...change });
    tell();
  }, fail, key);
}

/** Another text of the same file, as it was or will be again. @param {string} text */
async function take(text) {
  lastKey = undefined;
  show(await call("changer", { file: now.file, text }), true);
  tell();
}

/** Go back, or forth. @param {string[]} from @param {string[]} to */
async function go(from, to) {
  const text = from.pop();
  if (text === undefined) return;
  to.push(now.text);
  await take(text);
}

const undo = () => inTurn(() => go(before, after), fail);
const redo = () => inTurn(() => go(after, before), fail);
const save = () => inTurn(write, fail);

async function write() {
  if (now.text === now.saved) return;
  tell("Enregistrement…");
  const text = now.text;
  try {
    const answer = await call("enregistrer", { file: now.file, text, digest: now.digest });
    Object.assign(now, { digest: answer.digest, disk: answer.digest, saved: text });
    tell("Enregistré.");
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    conflict(error.answer);
  }
}

/** What the disk has now: taken where nothing is lost by it, else told. */
async function meet() {
  if (!now.file) {
    await here();
    return;
  }
  const disk = await call("lire", { file: now.file });
  const wasBehind = isBehind();
  now.disk = disk.digest;
  if (!wasBehind && !isBehind()) return;
  if (!isBehind() || now.text !== now.saved) {
    tell();
    return;
  }
  const answer = await call("changer", { file: now.file, text: disk.text });
  if (waits()) {
    inTurn(meet, fail); // what was typed meanwhile comes first: it may be no longer as it was saved
    return;
  }
  before.push(now.text);
  after = [];
  lastKey = undefined;
  Object.assign(now, { digest: disk.digest, saved: disk.text });
  show(answer, true);
  tell("Ce fichier a changé sur le disque : le voici tel qu’il est.");
}

/** Someone else wrote the file meanwhile: nothing is written. @param {Record<string, any>} disk */
function conflict(disk) {
  now.disk = disk.digest;
  tell("Ce fichier a changé sur le disque : rien n’a été enregistré.", true);
  /** Both texts are there from then on: one shows, undoing leads to the other. @param {string} other */
  const settle = (other) => {
    before.push(other);
    lastKey = undefined;
    Object.assign(now, { digest: disk.digest, saved: disk.text });
  };
  compare(place("dialog"), disk.text, now.text, {
    theirs: () => {
      settle(now.text);
      inTurn(() => take(disk.text), fail);
    },
    ours: () => {
      settle(disk.text);
      tell("Le vôtre sera enregistré au prochain « Enregistrer ». « Annuler » montre l’autre.");
    },
  });
}

// ---- showing

/** Whether someone else wrote the file since it was opened. */
const isBehind = () => now.disk !== now.digest;

/** @param {string} [text] @param {boolean} [isWrong] */
function tell(text, isWrong = false) {
  const usual = now.text === now.saved ? "Tout est enregistré." : "Pas encore enregistré.";
  status.textContent = text ?? (isBehind() ? "Ce fichier a changé sur le disque. « Enregistrer » montre les deux textes." : usual);
  status.classList.toggle("wrong", isWrong || (!text && isBehind()));
  buttons();
}

function buttons() {
  // not disabled, which would take the focus away from the button that was pressed
  const idle = { undo: !before.length, redo: !after.length, save: now.text === now.saved };
  for (const [name, is] of Object.entries(idle)) place(name).setAttribute("aria-disabled", String(is));
}

/** What an answer says of the file, after a change. @param {Record<string, any>} answer @param {boolean} isWhole @param {Record<string, any>} [change] */
function show(answer, isWhole, change = {}) {
  const former = shapeOf(now.parts);
  const known = questions().map((one) => one.dataset.question);
  const back = standing(main);
  Object.assign(now, { text: answer.text, parts: answer.parts });
  if (isWhole || shapeOf(now.parts) !== former) draw();
  else {
    retell(main, answer.parts);
    main.querySelector("[data-source]").textContent = now.text;
  }
  const count = answer.told.length ? rowsOf(answer.told) : [];
  place("whole")?.replaceChildren(...count);
  const last = change.rank ?? change.name;
  const added = last === undefined
    ? change.do === "quiz" && questions().find((one) => !known.includes(one.dataset.question))
    : holding(main, [change.part, ...change.path, last]);
  if (added) lead(added);
  else back();
  if (!place("live").hidden) look(now.page, added ? added.dataset.question : undefined);
  if (isBehind() && now.text === now.saved) inTurn(meet, fail);
}

/** @returns {HTMLElement[]} */
const questions = () => [...main.querySelectorAll("details.question")];

function draw() {
  /** Questions keep open where they go. @param {HTMLElement} one */
  const nameOf = (one) => one.dataset.question || one.dataset.key;
  const opened = new Set([...main.querySelectorAll("details[open][data-key]")].map(nameOf));
  const scrolled = window.scrollY;
  main.replaceChildren(
    make("ul", { className: "told", "data-whole": "" }),
    ...now.others.map((other) => make("p", { className: "other" }, make("a", { href: `?fichier=${encodeURIComponent(other.file)}` }, other.label))),
    ...Object.entries(now.known).map(([name, ids]) => make("datalist", { id: `known-${name}` }, ...ids.map(([value, label]) => make("option", { value, label })))),
    ...now.parts.flatMap((part) => drawn(part, ask, now.file)),
    make("details", { className: "raw", "data-key": "source" }, make("summary", {}, "Voir le fichier"), make("pre", { tabIndex: 0, "data-source": "" }, now.text)),
  );
  for (const one of main.querySelectorAll("details[data-key]")) if (opened.has(nameOf(one))) one.open = true;
  for (const area of main.querySelectorAll("textarea")) grow(area);
  window.scrollTo(0, scrolled);
}

// ---- beginning

/** @param {Record<string, string>} asked */
async function open(asked) {
  try {
    const answer = await call("ouvrir", asked);
    Object.assign(now, { file: answer.file, digest: answer.digest, disk: answer.digest, saved: answer.text, text: answer.text, others: answer.others, outline: answer.outline, known: answer.known, page: answer.page });
    before = [];
    after = [];
    lastKey = undefined;
    place("title").textContent = answer.outline?.title ?? "Modifier";
    place("file").textContent = answer.file;
    document.title = `Modifier : ${answer.file}`;
    place("back").href = said.base + (answer.page ?? "");
    const back = standing(place("outline"));
    place("outline").replaceChildren(...steps(answer.outline, answer.file, removed, { open: visit, step }));
    back();
    main.replaceChildren();
    show(answer, true);
    tell();
    const box = holding(main, answer.place);
    if (box) lead(box, answer.row);
  } catch (error) {
    now.file = "";
    tell(/** @type {Error} */ (error).message, true);
    main.replaceChildren(make("p", {}, /** @type {Error} */ (error).message));
  }
}

/** Show the file that the address of this page asks for. */
const here = () => open(Object.fromEntries(new URLSearchParams(location.search)));

/** @param {string} file */
function visit(file) {
  if (now.text !== now.saved && !confirm("Ce que vous avez changé ici n’est pas enregistré. Le laisser ?")) return;
  history.pushState({}, "", `?fichier=${encodeURIComponent(file)}`);
  inTurn(here, fail);
}

/** The step that was removed last, which can come back @type {{file: string, title: string} | undefined} */
let removed;

/** @param {Record<string, any>} asked */
function step(asked) {
  if (now.text !== now.saved) {
    tell("Enregistrez d’abord ce que vous avez changé.", true);
    return;
  }
  const title = stepsOf(now).find((one) => one.file === asked.file)?.title;
  if (asked.do === "remove" && !confirm(`Supprimer l’étape « ${title} » ? Vous pourrez annuler.`)) return;
  tell("Un instant…");
  // the page of a step that goes away cannot be shown again
  if (asked.do === "remove") look(null);
  inTurn(async () => {
    const { file } = await call("etape", asked);
    if (asked.do === "remove") removed = { file: asked.file, title };
    if (asked.do === "restore") removed = undefined;
    history.pushState({}, "", `?fichier=${encodeURIComponent(file)}`);
    await seen(file, asked.do === "remove" ? asked.file : undefined);
    await here();
    const first = main.querySelector("[data-key]");
    if (first && asked.do !== "move") lead(first);
  }, fail);
}

place("undo").onclick = undo;
place("redo").onclick = redo;
place("save").onclick = save;
place("view").onclick = () => {
  const live = place("live");
  live.hidden = !live.hidden;
  place("view").setAttribute("aria-pressed", String(!live.hidden));
  if (!place("live").hidden) look(now.page);
};
place("outline").addEventListener("click", (/** @type {MouseEvent} */ event) => {
  const isSent = event.target instanceof Element && event.target.closest("a[download]");
  if (!isSent || now.text === now.saved) return;
  event.preventDefault();
  tell("Enregistrez d’abord ce que vous avez changé.", true);
});
main.addEventListener("input", (/** @type {Event} */ event) => {
  if (event.target instanceof HTMLTextAreaElement) grow(event.target);
});
main.addEventListener("toggle", (/** @type {Event} */ event) => {
  for (const area of /** @type {HTMLElement} */ (event.target).querySelectorAll("textarea")) grow(area);
}, true);
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey)) return;
  const isTyping = document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;
  if (event.key === "s") {
    event.preventDefault();
    save();
  } else if (event.key === "z" && !isTyping) {
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  }
});
document.addEventListener("mend", (event) => ask("", /** @type {CustomEvent} */ (event).detail));
addEventListener("beforeunload", (event) => {
  if (now.text !== now.saved) event.preventDefault();
});
addEventListener("popstate", () => inTurn(here, fail));
inTurn(here, fail);
follow(() => inTurn(meet, fail));
