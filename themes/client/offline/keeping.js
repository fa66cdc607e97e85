/** « Garder ce cours »: the loop is in the page, so that the learner sees it, stops it and takes it up again. */
import { bring, erase, follow, hereIn, isWhole, keepingOf, keyOf, namesOf, note, noted, prune, rowsOf, stateOf } from "./held.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Row} Row */
/** @typedef {{files: number, here: number, size: number, sizeHere: number}} Extent */
/** @typedef {{isAsked: boolean, films: boolean, wasDone: boolean, isDone: boolean, seen: number} & Extent} Status `wasDone`: all was here once */

/** The lists of « Chercher » and of « Mon espace »: what they have of a course is kept with it. */
const BESIDE = ["chercher", "mon-espace"];

/** what stops a keeping whose course was removed meanwhile, in another tab */
export const REMOVED = {};

/** @param {[string, Row][]} rows @param {boolean[]} isHere @returns {Extent} */
const extent = (rows, isHere) => ({
  files: rows.length,
  here: isHere.filter(Boolean).length,
  size: rows.reduce((sum, [, row]) => sum + row[0], 0),
  sizeHere: rows.reduce((sum, [, row], n) => sum + (isHere[n] ? row[0] : 0), 0),
});

/** What is kept of a list with a course. @param {string} list @param {string} id @param {boolean} films @returns {import("./held.js").Keeping} */
const keepingFor = (list, id, films) => ({ films: films && list === id, done: true, of: id });

/** All that is kept with a course, as the editions that are here say. @param {Held} held @param {string} id @param {boolean} films @returns {Promise<[string, Row][]>} */
const keptRows = async (held, id, films) => {
  const lists = ["", id, ...BESIDE];
  const states = await Promise.all(lists.map((list) => stateOf(held, list)));
  const [rest] = states;
  /** @type {[string, Row][]} */
  const rows = [];
  for (const [n, { now }] of states.entries()) {
    if (!now || !rest.now) return [];
    // a list that was not followed names files of the theme that the rest has no more
    rows.push(...rowsOf(now.list, rest.now.list, keepingFor(lists[n], id, films)).filter(([, row]) => row));
  }
  return [...new Map(rows.map(([name, row]) => [keyOf(held, name, row), /** @type {[string, Row]} */ ([name, row])])).values()];
};

/** A course is kept when each of its files is here, and not before. @param {Held} held @param {string} id @returns {Promise<Status>} */
export const statusOf = async (held, id) => {
  const keeping = await keepingOf(held, id);
  const films = Boolean(keeping && keeping.films);
  const rows = keeping ? await keptRows(held, id, films) : [];
  const isThere = await hereIn(held);
  const found = extent(rows, rows.map(([name, row]) => isThere(name, row)));
  const wasDone = Boolean(keeping && keeping.done);
  const isDone = wasDone && found.files > 0 && found.here === found.files;
  return { isAsked: Boolean(keeping), films, wasDone, isDone, seen: (await noted(held, `seen/${id}`)) || 0, ...found };
};

/**
 * Bring all of a course, and what is kept with every course.
 * @param {Held} held @param {string} id @param {boolean} films @param {(extent: Extent) => void} tell may throw, to stop
 */
export const keep = async (held, id, films, tell) => {
  const former = await keepingOf(held, id);
  if (!former || former.films !== films) await note(held, `kept/${id}`, { films, done: false });
  let isRemoved = false;
  await follow(held, [id, ...BESIDE], async (list) => keepingFor(list, id, films), (rows, isHere) => {
    if (isRemoved) throw REMOVED;
    tell(extent(rows, isHere));
    keepingOf(held, id).then((keeping) => (isRemoved = !keeping));
  }).catch(async (error) => {
    throw (await keepingOf(held, id)) ? error : REMOVED;
  });
  if (!(await stateOf(held, id)).now) throw new Error(`${id}: not published`);
  for (const list of ["", ...BESIDE, id]) await note(held, `kept/${list}`, { films: films && list === id, done: true });
};

/** Look again at every file, and bring anew what is not as it was published. @param {Held} held @param {string} id @param {(extent: Extent) => void} tell @returns {Promise<number>} how many were mended */
export const verify = async (held, id, tell) => {
  const { films } = await statusOf(held, id);
  const rows = await keptRows(held, id, films);
  const isHere = rows.map(() => false);
  const broken = [];
  for (const [n, [name, row]] of rows.entries()) {
    isHere[n] = await isWhole(held, name, row);
    if (!isHere[n]) broken.push(/** @type {[string, Row]} */ ([name, row]));
    tell(extent(rows, isHere));
  }
  for (const [name, row] of broken) await held.cache.delete(keyOf(held, name, row));
  for (const [name, row] of broken) await bring(held, name, row);
  return broken.length;
};

/** @param {Held} held @param {string} id */
export const letGo = async (held, id) => {
  for (const name of ["kept", "coming", "list", "seen"]) await erase(held, `${name}/${id}`);
  for (const list of BESIDE) {
    const { now } = await stateOf(held, list);
    for (const name of now ? namesOf(now.list, id) : []) await held.cache.delete(keyOf(held, name, /** @type {any} */ (now).list.files[name]));
  }
  await prune(held);
};
