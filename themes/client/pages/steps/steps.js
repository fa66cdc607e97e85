import { stepDone } from "words";
import { all, make } from "../../lib/dom.js";

/** Ticks on the segments that are done. @param {ParentNode} page @param {import("../../lib/store.js").Store} store */
export const mountSteps = (page, store) => () =>
  all(page, "a[data-segment]").forEach((link) => {
    const done = Boolean(store.get("segment", link.dataset.segment).done);
    link.classList.toggle("done", done);
    all(link, ".vh").forEach((mark) => mark.remove());
    if (done) link.append(make("span", "vh", ` (${stepDone})`));
  });
