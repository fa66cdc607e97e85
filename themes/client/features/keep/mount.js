/** « Garder ce cours »: all of a course on the device, told in kilobytes and files; stopped, taken up, looked at again, let go. */
import {
  gigabytes, keepChecking, keepCut, keepDone, keepForeign, keepFull, keepGoing, keepImpossible, keepLeft, keepMayGo, keepMend, keepMended, keepMissing,
  keepNoLine, keepNoWorker, keepPaused, keepPersisted, keepRefused, keepRemoved, keepResume, keepRoom, keepWhole, kilobytes, locale, megabytes
} from "words";
import { all } from "../../lib/dom.js";
import { decimal } from "../../lib/numbers.js";
import { mount } from "../../lib/page.js";
import { openHeld } from "../../offline/held.js";
import { keep, letGo, REMOVED, statusOf, verify } from "../../offline/keeping.js";

/** @typedef {import("../../offline/keeping.js").Extent} Extent */

const KILO = 1000;
const MEGA = 1e6;
const GIGA = 1e9;
/** what stops a loop whose learner asked for it */
const PAUSED = {};
/** under which name the page remembers, over a reload, that a learner stopped it */
const STOPPED = "tremplin-pause";

/** « 380 ko », « 1,2 Mo » @param {number} bytes */
const amount = (bytes) => {
  const [unit, words] = bytes < MEGA ? [KILO, kilobytes] : bytes < GIGA ? [MEGA, megabytes] : [GIGA, gigabytes];
  return words(decimal(unit === KILO ? Math.round(bytes / unit) : Math.round((10 * bytes) / unit) / 10));
};
/** @param {number} time */
const day = (time) => new Date(time).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });

mount("[data-keep]", (panel, _store, root) => {
  const id = panel.dataset.keep || "";
  const weight = Number(panel.dataset.weight);
  const scope = new URL(root, location.href).href;
  const stopped = `${STOPPED} ${scope}${id}`;
  const [said] = all(panel, "[data-said]");
  const [bar] = /** @type {HTMLProgressElement[]} */ (all(panel, "progress"));
  const [room] = all(panel, "[data-room]");
  const [films] = /** @type {HTMLInputElement[]} */ (all(panel, "[data-films] input"));
  const [start, pause, check, remove] = all(panel, "[data-do]");
  const asked = start.textContent || "";
  let isBusy = false;
  let isPaused = false;

  /** @param {Extent} extent */
  const going = (extent) => {
    const { files, here, size, sizeHere } = extent;
    const share = size ? sizeHere / size : 0;
    bar.value = share;
    said.textContent = keepGoing(Math.round((share * weight) / KILO), Math.round(weight / KILO), here, files);
    if (isPaused) throw PAUSED;
  };

  /** @param {boolean} isKept @param {boolean} isAsked */
  const show = (isKept, isAsked) => {
    const focused = document.activeElement;
    bar.hidden = pause.hidden = !isBusy;
    start.hidden = isBusy || isKept;
    check.hidden = isBusy || !isKept;
    remove.hidden = isBusy || !isAsked;
    start.textContent = isAsked ? keepResume : asked;
    if (films) all(panel, "[data-films]")[0].hidden = isBusy || isAsked;
    // the button that was used goes: the one that takes its place has the focus
    if (focused && panel.contains(focused) && /** @type {HTMLElement} */ (focused).hidden) [pause, check, start].filter(({ hidden }) => !hidden)[0].focus();
  };

  const update = async () => {
    const held = await openHeld(scope);
    const status = await statusOf(held, id);
    const { isAsked, wasDone, isDone, seen, size, files, here } = status;
    panel.hidden = false;
    if (isBusy) return;
    show(isDone, isAsked);
    room.hidden = !size;
    if (!isAsked) return;
    const { quota = 0, usage = 0 } = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
    const isSafe = navigator.storage && navigator.storage.persisted && (await navigator.storage.persisted());
    room.textContent = [keepRoom(amount(size)), quota && keepLeft(amount(quota - usage)), isSafe ? keepPersisted : keepMayGo].filter(Boolean).join(" ");
    const worker = await navigator.serviceWorker.getRegistration(scope);
    if (isDone) said.textContent = worker && worker.active && worker.scope === scope ? keepDone(day(seen)) : keepNoWorker;
    else if (wasDone) {
      said.textContent = said.textContent || keepMissing(files - here, files);
      start.textContent = keepMend;
    } else if (files) said.textContent = said.textContent || keepPaused(here, files);
  };

  /** What went wrong, in words. @param {any} error @param {Extent} last */
  const tell = (error, { here, files }) => {
    if (error === PAUSED) said.textContent = keepPaused(here, files);
    else if (error === REMOVED) said.textContent = keepRemoved;
    else if (error.name === "QuotaExceededError") said.textContent = keepFull;
    else if (error instanceof TypeError) said.textContent = files ? keepCut(here, files) : keepNoLine;
    else if (error.status) said.textContent = keepRefused(here, files);
    else said.textContent = keepForeign;
  };

  /** @param {(held: import("../../offline/held.js").Held, tell: (extent: Extent) => void) => Promise<string>} act @param {boolean} isQuiet nobody asked for it: nothing is said of a line that is not there */
  const run = async (act, isQuiet = false) => {
    if (isBusy) return;
    isBusy = true;
    isPaused = false;
    show(false, true);
    let last = { files: 0, here: 0, size: 0, sizeHere: 0 };
    let words = "";
    try {
      const held = await openHeld(scope);
      words = await act(held, (extent) => going((last = extent)));
      said.textContent = "";
    } catch (error) {
      if (last.files || !isQuiet) tell(error, last);
    }
    isBusy = false;
    await update();
    if (words) said.textContent = `${words} ${said.textContent}`;
  };
  /** @param {boolean} isQuiet */
  const begin = (isQuiet) =>
    run(async (held, going) => {
      sessionStorage.removeItem(stopped);
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      await keep(held, id, Boolean(films && films.checked), going);
      return "";
    }, isQuiet);

  start.onclick = () => begin(false);
  pause.onclick = () => {
    isPaused = true;
    sessionStorage[stopped] = "1";
  };
  check.onclick = () =>
    run(async (held, going) => {
      const mended = await verify(held, id, (extent) => {
        going(extent);
        said.textContent = keepChecking(extent.here, extent.files);
      });
      return mended ? keepMended(mended) : keepWhole;
    });
  remove.onclick = async () => {
    await letGo(await openHeld(scope), id);
    await update();
    said.textContent = keepRemoved;
    start.focus();
  };

  // a page of a disk is kept already; elsewhere, only where a worker can show it again without a line
  if (location.protocol === "file:") return () => {};
  if (!window.caches || !navigator.serviceWorker || !window.isSecureContext) {
    panel.hidden = false;
    said.textContent = keepImpossible;
    all(panel, ".start, [data-films]").forEach((part) => (part.hidden = true));
    return () => {};
  }
  /** what a cut or a reload stopped goes on by itself */
  const goOn = async () => {
    const { isAsked, isDone, films: isWith } = await statusOf(await openHeld(scope), id);
    if (films) films.checked = isWith;
    if (isAsked && !isDone && navigator.onLine && !sessionStorage[stopped]) begin(true);
  };
  update().then(goOn).catch(() => {});
  navigator.serviceWorker.addEventListener("controllerchange", () => update().catch(() => {}));
  addEventListener("online", () => goOn().catch(() => {}));
  document.addEventListener("visibilitychange", () => document.hidden || update().catch(() => {}));
  return () => {};
});
