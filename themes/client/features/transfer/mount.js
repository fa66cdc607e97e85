/** « Continuer sur un autre appareil »: what leaves this device, and what comes to it. */
import { gzip, scan } from "names";
import { partLost } from "words";
import { asked } from "../../lib/asked.js";
import { ownerOf } from "../../lib/device.js";
import { all } from "../../lib/dom.js";
import { stated } from "../../lib/former.js";
import { mount } from "../../lib/page.js";
import { whose } from "../owner/whose.js";
import { mountGive } from "./give.js";
import { mountTake } from "./take.js";

mount("[data-transfer]", (element, store) => {
  /** @param {string} name */
  const part = (name) => all(element, `[data-${name}]`)[0];
  /** @param {string} words "" for nothing */
  const say = (words) => {
    part("said").textContent = words;
    if (words) part("said").focus();
  };
  // a course that is one file keeps its records apart from those of its catalogue, and gives them to it
  const { site = "", catalogue = site } = all(document, "[data-site]")[0].dataset;
  /** @type {Panel} */
  const panel = {
    part,
    say,
    tried: (task) => (of) => task(of).catch(() => say(partLost)),
    store,
    site: catalogue,
    names: stated(),
    courses: JSON.parse(/** @type {string} */ (element.dataset.courses)),
    gzip: () => asked(gzip, () => window.tremplinGzip),
    scan: () => asked(scan, () => window.tremplinScan),
  };
  /** Only the current profile leaves, and what comes is added to it. */
  const name = () => {
    try {
      const words = whose(ownerOf(store));
      all(element, "[data-owner]").forEach((line) => {
        line.textContent = words;
        line.hidden = !words;
      });
    } catch (_) {
      // storage is forbidden: there are no profiles
    }
  };
  const syncs = [mountGive(panel), mountTake(panel), name];
  return () => syncs.forEach((sync) => sync());
});

/**
 * @typedef {object} Panel
 * @property {(name: string) => HTMLElement} part of the page
 * @property {(words: string) => void} say
 * @property {(task: (of: any) => Promise<void>) => (of?: any) => Promise<void>} tried says where a script did not come
 * @property {import("../../lib/store.js").Store} store
 * @property {string} site whose records these are
 * @property {import("../../lib/former.js").Names} names
 * @property {Record<string, string>} courses id → title
 * @property {() => Promise<import("../../transfer/squeeze.js").Library>} gzip
 * @property {() => Promise<import("../../transfer/camera.js").Decoder>} scan
 */
