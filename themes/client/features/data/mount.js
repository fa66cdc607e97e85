/** « Mes données »: what is kept of a learner, how much, since when it was copied; to take along, to keep, to erase. */
import { dataCopied, dataCount, dataDamaged, dataFile, dataNeverCopied, dataNone, dataPersisted, dataRefused, dataTotal, locale } from "words";
import { all, make } from "../../lib/dom.js";
import { download } from "../../lib/download.js";
import { takeOver } from "../../lib/entries.js";
import { mountErasing } from "../../lib/erasing.js";
import { isOfToday, stated } from "../../lib/former.js";
import { decimal } from "../../lib/numbers.js";
import { mount } from "../../lib/page.js";
import { counted, readable } from "./told.js";

const KILO = 1000;

mount("[data-data]", (page, store) => {
  /** @param {string} name */
  const part = (name) => all(page, `[data-${name}]`)[0];
  const [host] = all(document, "[data-site]");
  // what stays under a name of before is told once
  const isCounted = isOfToday(stated());
  const rows = all(page, "[data-kinds]").map((row) => {
    const count = make("b", "");
    row.append(" ", count);
    return { row, count, kinds: /** @type {import("./told.js").RecordKind[]} */ ((row.dataset.kinds || "").split(" ")) };
  });
  const erasing = mountErasing(part("erase"), store);
  takeOver(store);

  part("save").hidden = false;
  part("save").onclick = () => download(`${dataFile}.json`, [readable(store, /** @type {string} */ (host.dataset.site), Date.now(), isCounted)], "application/json");

  const { storage } = navigator;
  /** @param {boolean} isKept @param {string} otherwise */
  const tell = (isKept, otherwise) => {
    part("persisted").textContent = isKept ? dataPersisted : otherwise;
    part("persist").hidden = isKept;
  };
  // only on https, and not in older browsers
  if (storage && storage.persist) {
    storage.persisted().then((isKept) => tell(isKept, ""));
    part("persist").onclick = () => storage.persist().then((isKept) => tell(isKept, dataRefused));
  }

  return () => {
    const found = rows.map(({ count, kinds }) => {
      const row = counted(store, kinds, isCounted);
      count.textContent = row.count ? `(${dataCount(row.count)})` : "";
      return row;
    });
    /** @param {"count"|"damaged"|"bytes"} name */
    const sum = (name) => found.reduce((total, row) => total + row[name], 0);
    const { at } = store.get("transfer", "");
    part("total").textContent = sum("count") ? dataTotal(decimal(Math.max(0.1, Math.round(sum("bytes") / (KILO / 10)) / 10))) : dataNone;
    part("copied").textContent = at ? dataCopied(new Date(at).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" })) : sum("count") ? dataNeverCopied : "";
    part("damaged").textContent = dataDamaged(sum("damaged"));
    part("damaged").hidden = !sum("damaged");
    erasing();
  };
});
