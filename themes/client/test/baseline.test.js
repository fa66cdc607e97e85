// What checks the baseline finds what is newer, and says nothing of the rest; what is said for older browsers besides
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { forOlder } from "../baseline/older.mjs";
import { unsupportedInScripts } from "../baseline/scripts.mjs";
import { unsupportedInStyle } from "../baseline/styles.mjs";

const folder = mkdtempSync(join(tmpdir(), "baseline-"));
after(() => rmSync(folder, { recursive: true }));

const SCRIPTS = [
  ["document.body.replaceChildren();", ["Element.replaceChildren"]],
  ["Object.fromEntries([]);", ["Object.fromEntries"]],
  ["document.forms[0].requestSubmit();", ["HTMLFormElement.requestSubmit"]],
  ["[1].at(-1);", ["Array.at"]],
  ['"a".replaceAll("a", "b");', ["String.replaceAll"]],
  ["structuredClone({});", ["structuredClone"]],
  ["queueMicrotask(() => {});", ["queueMicrotask"]],
  ["new ResizeObserver(() => {});", ["ResizeObserver"]],
  ["AbortSignal.timeout(1);", ["AbortSignal.timeout"]],
  ["const { highlights } = CSS; highlights;", ["CSS.highlights"]],
  ["/** @type {any} */ const a = 1; a.replaceAll('a', 'b');", ["replaceAll"]],
  ["/\\p{L}/u;", ["/\\p{L}/u"]],
  ["/(?<=a)b/;", ["/(?<=a)b/"]],
  ['document.querySelector("a:not(.b, .c)");', [":not(,)"]],
  ["document.querySelector(`a:has(${1})`);", [":has"]],
  ['document.body.append("a"); [[1]].flat(); document.body.toggleAttribute("b"); new Set([1]).has(1); "a".padStart(2);', []],
  ['document.querySelectorAll("a:not(.b):not(.c)").forEach(({ dataset }) => dataset.part);', []],
];
const files = SCRIPTS.map(([code], n) => {
  const file = join(folder, `script-${n}.js`);
  writeFileSync(file, `export {};\n${code}`);
  return file;
});
const found = unsupportedInScripts(files);
SCRIPTS.forEach(([code, names], n) =>
  test(`scripts: ${code}`, () => {
    const own = found.filter(({ place }) => place.includes(`script-${n}.js:`));
    assert.deepEqual([...new Set(own.map(({ name }) => name))], names);
  }),
);

const STYLES = [
  ["a:is(.b,.c){color:red}", [":is"]],
  [".a{display:flex;gap:1rem}", ["gap in a row"]],
  [".a{display:grid;gap:1rem}", []],
  [".a{inset:0}", ["inset"]],
  [".a{width:clamp(1rem,2vw,3rem)}", ["clamp()"]],
  [".a{width:2rem;width:clamp(1rem,2vw,3rem)}", []],
  [".a{overflow-wrap:anywhere}", ["overflow-wrap: anywhere"]],
  ['.a:before{content:"x" / ""}', ["content: … / …"]],
  [".a:hover,.a:has(b){color:red}", ["a list that is dropped whole", ":has"]],
  [".a:not(.b,.c){color:red}", [":not(,)"]],
  [".a{padding-block:0}", ["padding-block"]],
  [".a{height:1dvh}", ["1dvh"]],
  ["@layer a{.b{color:red}}", ["@layer"]],
  ["@media (width>=40em){.b{color:red}}", ["(a < b)"]],
  ["@media (min-width:40em){.a:not(.b)>c:nth-child(2)::before{transform:none;--any:clamp(1)}}", []],
];
for (const [style, names] of STYLES) test(`styles: ${style}`, () => assert.deepEqual(unsupportedInStyle(style, "a.css").map(({ name }) => name), names));

const ANSWERED = [
  ['.a:before{content:"x" / "";color:red}', '.a:before{content:"x";content:"x"/"";color:red}\n'],
  [".a:hover,.a:has(b),c{color:red}", ".a:hover,c{color:red}.a:has(b){color:red}\n"],
  [".a,.b{display:flex;gap:1rem}", ".a,.b{display:flex;gap:1rem}@supports not (inset:0){.a>*,.b>*{margin:.25rem!important}}\n"],
  [".a{display:grid;gap:1rem}", ".a{display:grid;gap:1rem}\n"],
];
for (const [style, older] of ANSWERED)
  test(`said besides: ${style}`, () => {
    assert.equal(forOlder(style), older);
    const left = unsupportedInStyle(older, "a.css").map(({ name }) => name);
    assert.deepEqual(left.filter((name) => name !== ":has"), []);
  });
