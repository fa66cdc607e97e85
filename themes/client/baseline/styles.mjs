/** What styles use: properties, their values, selectors and conditions, looked up in the data of MDN. */
import { generate, parse, walk } from "css-tree";
import { found, lacking } from "./support.mjs";

/** @typedef {import("css-tree").CssNode} Node */

/** What MDN says of types (`clamp()`, `color-mix()`), by name @type {Map<string, any>} */
const types = new Map();
/** @param {any} part */
const collect = (part) =>
  Object.entries(part).forEach(([name, feature]) => {
    if (name === "__compat") return;
    if (!types.has(name)) types.set(name, feature);
    collect(feature);
  });
collect(found("css", "types"));

/** units of the screen, by how they begin @type {Record<string, string>} */
const VIEWS = { dv: "dynamic", lv: "large", sv: "small" };
/** @param {string} name */
const isPrefixed = (name) => /^-\w+-/.test(name);

/** The parts of a selector that a browser of the baseline does not know. @param {Node} selector @returns {[name: string, lack: string][]} */
const unknownIn = (selector) => {
  /** @type {[string, string][]} */
  const unknown = [];
  walk(selector, (node) => {
    if (node.type !== "PseudoClassSelector" && node.type !== "PseudoElementSelector") return;
    const sign = node.type === "PseudoClassSelector" ? ":" : "::";
    const feature = found("css", "selectors", node.name);
    const lists = node.name === "not" && node.children && node.children.some((list) => list.type === "SelectorList" && list.children.size > 1);
    const lack = isPrefixed(node.name) ? "other engines" : lacking(feature) || (lists ? lacking(feature.selector_list) : "");
    if (lack) unknown.push([`${sign}${node.name}${lists ? "(,)" : ""}`, lack]);
  });
  return unknown;
};

/** @param {string} text a list of selectors */
export const unsupportedSelectors = (text) => unknownIn(parse(text, { context: "selectorList" }));

/** The selectors of a rule that the baseline knows, and those that would have the whole rule dropped. @param {import("css-tree").Rule} rule */
export const bothSorts = ({ prelude }) => {
  const every = prelude.type === "SelectorList" ? prelude.children.toArray() : [];
  const newer = every.filter((selector) => unknownIn(selector).length);
  return { known: every.filter((selector) => !newer.includes(selector)), newer };
};

/** @param {import("css-tree").Rule} rule @param {string} property @returns {string|undefined} the last value */
export const valueOf = ({ block }, property) => {
  const rows = block.children.toArray().filter((row) => row.type === "Declaration" && row.property === property);
  const last = /** @type {import("css-tree").Declaration|undefined} */ (rows[rows.length - 1]);
  return last && generate(last.value);
};
/** @param {import("css-tree").Rule} rule whether it has gaps between the boxes of a row, which only grids have in the baseline */
export const isGappedRow = (rule) => ["gap", "row-gap", "column-gap"].some((name) => valueOf(rule, name)) && !/grid/.test(valueOf(rule, "display") || "");

/** Whether a value has a text for voices after « / ». @param {import("css-tree").Declaration} declaration */
export const hasAlternative = ({ property, value }) =>
  property === "content" && value.type === "Value" && value.children.some((part) => part.type === "Operator" && part.value === "/");

/** @param {import("css-tree").Declaration} declaration @returns {[name: string, lack: string][]} */
const unknownOf = (declaration) => {
  const { property, value } = declaration;
  if (property.startsWith("--") || isPrefixed(property)) return [];
  const known = found("css", "properties", property);
  const lack = lacking(known);
  if (lack) return [[property, lack]];
  /** @type {[string, string][]} */
  const unknown = [];
  if (hasAlternative(declaration)) unknown.push(["content: … / …", lacking(known.alt_text)]);
  walk(value, (node) => {
    if (node.type === "Identifier") unknown.push([`${property}: ${node.name}`, lacking(found("css", "properties", property, node.name))]);
    if (node.type === "Function") unknown.push([`${node.name}()`, lacking(types.get(node.name))]);
    if (node.type === "Dimension") unknown.push([`1${node.unit}`, lacking(types.get(node.unit) || types.get(`viewport_percentage_units_${VIEWS[node.unit.slice(0, 2)]}`))]);
  });
  return unknown.filter(([, lack]) => lack);
};

/** Whether a rule serves browsers before a property. @param {import("css-tree").Atrule|null} rule */
const isForOlder = (rule) => !!rule && rule.name === "supports" && !!rule.prelude && generate(rule.prelude).startsWith("not");
/** @param {import("css-tree").Rule} rule */
const selectorsOf = ({ prelude }) => (prelude.type === "SelectorList" ? prelude.children.toArray().map((selector) => generate(selector)) : []);

/**
 * @param {string} text of a style sheet as it is published
 * @param {string} file its name
 * @returns {import("./scripts.mjs").Finding[]}
 */
export const unsupportedInStyle = (text, file) => {
  /** @type {import("./scripts.mjs").Finding[]} */
  const findings = [];
  /** @param {Node} node @param {string} name @param {string} lack */
  const tell = (node, name, lack) => lack && findings.push({ place: `${file} « ${generate(node).slice(0, 90)} »`, name, lack });
  const gapped = new Map();
  /** what is in boxes that are kept apart by margins @type {Set<string>} */
  const kept = new Set();
  walk(parse(text), function (node) {
    if (node.type === "Atrule") tell(node, `@${node.name}`, lacking(found("css", "at-rules", node.name)));
    if (node.type === "Feature") tell(node, `(${node.name})`, lacking(found("css", "at-rules", "media", node.name)));
    if (node.type === "FeatureRange") tell(node, "(a < b)", lacking(found("css", "at-rules", "media", "range_syntax")));
    if (node.type !== "Rule") return;
    if (isForOlder(this.atrule)) return selectorsOf(node).forEach((selector) => kept.add(selector));
    const { known, newer } = bothSorts(node);
    if (known.length && newer.length) tell(node.prelude, "a list that is dropped whole", newer.map((selector) => generate(selector)).join(", "));
    newer.flatMap(unknownIn).forEach(([name, lack]) => tell(node.prelude, name, lack));
    /** @type {Set<string>} properties that have a value that the baseline knows */
    const set = new Set();
    node.block.children.forEach((row) => {
      if (row.type !== "Declaration") return;
      const unknown = unknownOf(row);
      if (!unknown.length) set.add(row.property);
      else if (!set.has(row.property)) unknown.forEach(([name, lack]) => tell(node.prelude, name, lack));
    });
    if (isGappedRow(node)) selectorsOf(node).forEach((selector) => gapped.set(selector, node.prelude));
  });
  const lack = lacking(found("css", "properties", "gap", "flex_context"));
  gapped.forEach((prelude, selector) => kept.has(`${selector}>*`) || tell(prelude, "gap in a row", lack));
  return findings;
};
