// The form of one file. Its text is the whole state: what is asked changes it, undoing goes back to an earlier one.

import { call, make, Refused, said } from "./calls.js";
import { compare } from "./conflict.js";
import { idOf, keyOf } from "./field.js";
import { Fields } from "./fields.js";
import { look } from "./live.js";
import { markdown } from "./markdown.js";
import { seen, steps, stepsOf } from "./steps.js";
import { retell, rowsOf } from "./told.js";
import { inTurn } from "./turns.js";

/** @param {string} name @returns {any} */
const place = (name) => document.querySelector(`[data-${name}]`);
const main = place("form");
const status = place("state");

/** @type {{file: string, digest: string, saved: string, text: string, parts: any[], page: string | null, outline: any, others: any[], known: Record<string, [string, string][]>}} */
const now = { file: "", digest: "", saved: "", text: "", parts: [], page: "", outline: null, others: [], known: {} };
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
    show(answer, !key);
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
    now.digest = answer.digest;
    now.saved = text;
    tell("Enregistré.");
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    conflict(error.answer);
  }
}

/** Someone else wrote the file meanwhile: nothing is written. @param {Record<string, any>} disk */
function conflict(disk) {
  tell("Ce fichier a changé sur le disque : rien n’a été enregistré.", true);
  /** Both texts are there from then on: one shows, undoing leads to the other. @param {string} other */
  const settle = (other) => {
    before.push(other);
    lastKey = undefined;
    now.digest = disk.digest;
    now.saved = disk.text;
  };
  compare(place("dialog"), disk.text, now.text, {
    theirs: () => {
      settle(now.text);
      inTurn(() => take(disk.text), fail);
    },
    ours: () => {
      settle(disk.text);
      tell("Le vôtre sera enregistré au prochain « Enregistrer ». « Annuler » montre l’autre.");
    },
  });
}

// ---- showing

/** @param {string} [text] @param {boolean} [isWrong] */
function tell(text, isWrong = false) {
  const isSaved = now.text === now.saved;
  status.textContent = text ?? (isSaved ? "Tout est enregistré." : "Pas encore enregistré.");
  status.classList.toggle("wrong", isWrong);
  buttons();
}

function buttons() {
  place("undo").disabled = !before.length;
  place("redo").disabled = !after.length;
  place("save").disabled = now.text === now.saved;
}

/** What an answer says of the file. @param {Record<string, any>} answer @param {boolean} isWhole */
function show(answer, isWhole) {
  const former = shapeOf(now.parts);
  Object.assign(now, { text: answer.text, parts: answer.parts });
  if (isWhole || shapeOf(now.parts) !== former) draw();
  else {
    retell(main, answer.parts);
    main.querySelector("[data-source]").textContent = now.text;
  }
  const count = answer.told.length ? rowsOf(answer.told) : [];
  place("whole")?.replaceChildren(...count);
  if (!place("live").hidden) look(now.page);
}

/** What the form is made of, whatever is written in it. @param {any} value @returns {string} */
function shapeOf(value) {
  return JSON.stringify(value, (name, inner) =>
    ["value", "told", "title", "start", "end"].includes(name) && (name !== "value" || typeof inner === "string") ? undefined : inner);
}

function draw() {
  const at = /** @type {HTMLInputElement | null} */ (document.activeElement);
  const key = at?.dataset.input;
  const range = key && at && "selectionStart" in at ? [at.selectionStart, at.selectionEnd] : null;
  /** Questions keep open where they go. @param {HTMLElement} one */
  const nameOf = (one) => one.dataset.question || one.dataset.key;
  const opened = new Set([...main.querySelectorAll("details[open][data-key]")].map(nameOf));
  const scrolled = window.scrollY;
  main.replaceChildren(
    make("ul", { className: "told", "data-whole": "" }),
    ...now.others.map((other) => make("p", { className: "other" }, make("a", { href: `?fichier=${encodeURIComponent(other.file)}` }, other.label))),
    ...Object.entries(now.known).map(([name, ids]) => make("datalist", { id: `known-${name}` }, ...ids.map(([value, label]) => make("option", { value, label })))),
    ...now.parts.flatMap((part) => drawn(part)),
    source(),
  );
  for (const one of main.querySelectorAll("details[data-key]")) if (opened.has(nameOf(one))) one.open = true;
  for (const area of main.querySelectorAll("textarea")) grow(area);
  window.scrollTo(0, scrolled);
  if (!key) return;
  const again = main.querySelector(`[data-input='${CSS.escape(key)}']`);
  again?.focus();
  if (range && again?.setSelectionRange && range[0] !== null) again.setSelectionRange(...range);
}

/** @param {any} part */
function drawn(part) {
  const title = make("h2", {}, part.title);
  if (part.shape === "markdown") return [title, markdown(part, ask, now.file)];
  if (part.shape === "source") {
    const key = keyOf(part.name, []);
    const area = make("textarea", { className: "source", id: idOf(key), "data-input": key, spellcheck: false, value: part.value, oninput: () => ask(part.name, { do: "text", value: area.value }, key) });
    return [title, make("div", { className: "field source", "data-key": key }, make("label", { htmlFor: idOf(key) }, "Ce texte ne peut pas être lu tant que ce qui est signalé n’est pas corrigé."), area, make("ul", { className: "told", "data-told": "" }, ...rowsOf(part.told)))];
  }
  const fields = new Fields(part, ask, now.file);
  const isBank = part.fields.some((/** @type {any} */ field) => field.shape === "questions" || field.shape === "question");
  const inside = isBank ? fields.all(part.fields) : fields.parted(part.fields);
  return [title, make("section", { className: "part", "data-key": keyOf(part.name, []) }, make("ul", { className: "told", "data-told": "" }, ...rowsOf(part.told)), ...inside)];
}

/** The file itself, for who wants to see what is written. */
function source() {
  return make("details", { className: "raw", "data-key": "source" }, make("summary", {}, "Voir le fichier"), make("pre", { tabIndex: 0, "data-source": "" }, now.text));
}

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

// ---- beginning

/** @param {Record<string, string>} asked */
async function open(asked) {
  try {
    const answer = await call("ouvrir", asked);
    Object.assign(now, { file: answer.file, digest: answer.digest, saved: answer.text, text: answer.text, others: answer.others, outline: answer.outline, known: answer.known, page: answer.page });
    before = [];
    after = [];
    lastKey = undefined;
    place("title").textContent = answer.outline?.title ?? "Modifier";
    place("file").textContent = answer.file;
    document.title = `Modifier : ${answer.file}`;
    place("back").href = said.base + (answer.page ?? "");
    place("outline").replaceChildren(...steps(answer.outline, answer.file, removed, { open: visit, step }));
    main.replaceChildren();
    show(answer, true);
    tell();
    find(answer.place);
  } catch (error) {
    tell(/** @type {Error} */ (error).message, true);
    main.replaceChildren(make("p", {}, /** @type {Error} */ (error).message));
  }
}

/** Show what stands at a place of the file, or what holds it. @param {(string|number)[]} place_ */
function find(place_) {
  for (let length = place_.length; length > 0; length -= 1) {
    const box = main.querySelector(`[data-key='${CSS.escape(JSON.stringify(place_.slice(0, length)))}']`);
    if (!box) continue;
    for (let outer = box; outer && outer !== main; outer = outer.parentElement) if (outer.localName === "details") outer.open = true;
    for (const area of box.querySelectorAll("textarea")) grow(area);
    box.scrollIntoView({ block: "start" });
    box.querySelector("textarea, input, select")?.focus({ preventScroll: true });
    return;
  }
}

/** @param {string} file */
function visit(file) {
  if (now.text !== now.saved && !confirm("Ce que vous avez changé ici n’est pas enregistré. Le laisser ?")) return;
  history.pushState({}, "", `?fichier=${encodeURIComponent(file)}`);
  open({ fichier: file });
}

/** The step that was removed last, which can come back @type {{file: string, title: string} | undefined} */
let removed;

/** @param {Record<string, any>} asked */
async function step(asked) {
  if (now.text !== now.saved) {
    tell("Enregistrez d’abord ce que vous avez changé.", true);
    return;
  }
  const title = stepsOf(now).find((one) => one.file === asked.file)?.title;
  if (asked.do === "remove" && !confirm(`Supprimer l’étape « ${title} » ? Vous pourrez annuler.`)) return;
  tell("Un instant…");
  // the page of a step that goes away cannot be shown again
  if (asked.do === "remove") look(null);
  try {
    const { file } = await call("etape", asked);
    if (asked.do === "remove") removed = { file: asked.file, title };
    if (asked.do === "restore") removed = undefined;
    history.pushState({}, "", `?fichier=${encodeURIComponent(file)}`);
    await seen(file, asked.do === "remove" ? asked.file : undefined);
    await open({ fichier: file });
  } catch (error) {
    tell(/** @type {Error} */ (error).message, true);
  }
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
addEventListener("popstate", () => open(Object.fromEntries(new URLSearchParams(location.search))));
open(said.asked);
