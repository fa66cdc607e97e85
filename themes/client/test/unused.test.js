/** What of a library nothing calls is not built. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withoutUnused } from "../unused.mjs";

test("a method goes when no method that stays names it", () => {
  const source = "class A { constructor() { this.kept(); } kept() {} get lost() { return this.also(); } also() {} *[Symbol.iterator]() { this.own(); } own() {} called() { return this.last; } get last() { return 1; } }";
  const left = withoutUnused(source, ["called"]);
  assert.deepEqual(left.match(/\w+(?=\(\) \{)/g), ["constructor", "kept", "own", "called", "last"]);
});

test("no script asks Firefox 68 for classes of letters", () => {
  const search = readFileSync(new URL("../../tremplin_theme/assets/tremplin/search.js", import.meta.url), "utf8");
  assert.ok(!/\\p\{/.test(search));
  assert.ok(!/autoSuggest\(/.test(search));
});
