import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { styleOf } from "../features/tools/levels.js";

const assets = fileURLToPath(new URL("../../tremplin_theme/assets/tremplin/", import.meta.url));
const NONE = { size: 0, gaps: 0, calm: 0, plain: 0 };

test("nothing chosen leaves no style", () => assert.equal(styleOf(NONE), ""));

test("what is chosen is a style, with what it was chosen as", () => {
  assert.equal(styleOf({ ...NONE, size: 2 }), "font-size:160%;--size:2;");
  assert.equal(styleOf({ ...NONE, gaps: 1, calm: 1 }), "letter-spacing:0.06em;word-spacing:0.12em;line-height:1.9;--gaps:1;--calm:1;");
});

test("a level that a later version had is that of the site", () => assert.equal(styleOf({ ...NONE, gaps: 7 }), "--gaps:7;"));

const NAME = /(?:en\/)?tools\.[0-9a-f]{6}\.(?:js|css)/g;
for (const [from, to] of [
  ["aids.js", "tools.js"],
  ["en/aids.js", "en/tools.js"],
  ["tools.js", "tools.css"],
  ["en/tools.js", "tools.css"],
]) {
  test(`${from} names ${to} as pages would`, () => {
    const digest = createHash("sha256").update(readFileSync(join(assets, to))).digest("hex").slice(0, 6);
    const [stem, end] = to.split(".");
    assert.deepEqual(readFileSync(join(assets, from), "utf8").match(NAME), [`${stem}.${digest}.${end}`]);
  });
}

for (const language of ["", "en/"]) {
  test(`${language}tools.js names ${language}note.js as pages would`, () => {
    const digest = createHash("sha256").update(readFileSync(join(assets, `${language}note.js`))).digest("hex").slice(0, 6);
    assert.match(readFileSync(join(assets, `${language}tools.js`), "utf8"), new RegExp(`['"]${language}note\\.${digest}\\.js['"]`));
  });
}
