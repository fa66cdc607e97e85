// The contract cases that Python passes too: tests/contracts/marking/*.json
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { readFormat } from "../features/formats/read.js";
import { mark as markSeveral } from "../features/numbers/mark.js";
import { praised } from "../features/praise/mark.js";
import { mark as markNumber } from "../kinds/number/mark.js";
import { mark as markText } from "../kinds/text/mark.js";

const folder = new URL("../../../tests/contracts/marking/", import.meta.url);
/** what the scripts of kinds give to their marking, from other scripts of the page */
const GIVEN = {
  text: readFormat,
  /** @param {any} gap @param {string} typed */
  gaps: (gap, typed) => (gap.accept ? markText : markNumber)(gap, typed),
};

for (const file of readdirSync(folder)) {
  const { kind, cases } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  const { mark } = await import(`../kinds/${kind}/mark.js`);
  for (const { name, key, response, verdict } of cases) {
    // as the scripts of the features do it
    const found = () => (kind === "number" && key.answers ? markSeveral(key, response, mark) : mark(key, response, GIVEN[kind]));
    test(`${kind}: ${name}`, () => assert.deepEqual(key.praised ? praised(key, response, found()) : found(), verdict));
  }
}
