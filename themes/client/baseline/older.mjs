/**
 * What a style sheet says besides, for the browsers of the baseline: sources are written for those of today.
 * Rules with a selector that some do not know are parted, since they drop such a rule whole; a text with an alternative for
 * voices is said without it first; boxes of a row that has gaps are kept apart by margins.
 */
import { clone, generate, parse, walk } from "css-tree";
import { bothSorts, hasAlternative, isGappedRow } from "./styles.mjs";

/** @param {import("css-tree").Rule} rule @param {import("css-tree").CssNode[]} selectors */
const withSelectors = (rule, selectors) => {
  const copy = /** @type {import("css-tree").Rule} */ (clone(rule));
  copy.prelude = parse(selectors.map((selector) => generate(selector)).join(), { context: "selectorList" });
  return copy;
};

/** @param {string} text of a style sheet, small already */
export const forOlder = (text) => {
  const sheet = parse(text);
  /** @type {string[]} */
  const rows = [];
  walk(sheet, {
    visit: "Rule",
    enter(rule, item, list) {
      const { known, newer } = bothSorts(rule);
      if (known.length && newer.length) {
        list.insertData(withSelectors(rule, known), item);
        rule.prelude = withSelectors(rule, newer).prelude;
      }
      rule.block.children.forEach((row, at, declarations) => {
        if (row.type !== "Declaration" || !hasAlternative(row) || row.value.type !== "Value") return;
        const parts = row.value.children.toArray();
        const bare = parts.slice(0, parts.findIndex((part) => part.type === "Operator")).map((part) => generate(part));
        const plain = parse(`content:${bare.join(" ")}`, { context: "declaration" });
        declarations.insertData(plain, at);
      });
      if (isGappedRow(rule) && !this.atrule) rows.push(generate(rule.prelude));
    },
  });
  // `inset` came to each browser with these gaps, or right after
  const apart = rows.length ? `@supports not (inset:0){${rows.flatMap((row) => row.split(",")).map((row) => `${row}>*`)}{margin:.25rem!important}}` : "";
  return generate(sheet) + apart + "\n";
};
