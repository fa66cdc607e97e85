/** What could not be kept: it is told once a day, and tried again. lib/page.js asks for this when it happens. */
import { lostStyle } from "names";
import { cannotFit, cannotKeep, understood } from "words";
import { all } from "../../lib/dom.js";
import { KINDS, add } from "../../lib/entries.js";
import { load } from "../../lib/load.js";
import { place, store } from "../../lib/page.js";
import { check } from "../../records/record.js";
import { notify } from "./notice.js";
import { wasTold } from "./told.js";

const isFull = () => {
  try {
    return localStorage.length > 0;
  } catch (_) {
    return false;
  }
};
if (!wasTold(`${place}.told`, Date.now())) load(lostStyle).then(() => notify(isFull() ? cannotFit : cannotKeep, understood));

const [host] = all(document, "[data-site]");
const plain = { ...store };
/** What waits in memory is kept besides what other tabs wrote since, one after the other: a refusal stops no other. */
const again = () => {
  // who learns here now is another
  if (!host || !host.isConnected) return;
  KINDS.forEach((kind) => {
    const [start] = store.places(kind, "");
    [...store.memory.keys()].filter((key) => key.startsWith(start)).forEach((key) => {
      const record = check(store.read(key));
      store.memory.delete(key);
      add(plain, kind, key.slice(start.length), record);
    });
  });
};
// what waits goes first: it would be written over what other tabs kept meanwhile
store.update = (kind, id, change) => {
  again();
  plain.update(kind, id, change);
};
document.addEventListener("tremplin:progress", again);
addEventListener("pagehide", again);
