// The contract cases that Python passes too: tests/contracts/marking/*.json
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { readFormat } from "../features/formats/read.js";
import { mark as markText } from "../kinds/text/mark.js";
import { quantity, readQuantity } from "./quantities.js";

const folder = new URL("../../../tests/contracts/marking/", import.meta.url);
/** @type {(format: string, text: string, nouns?: string[]) => string|null} */
const read = (format, text, nouns) => readFormat(format, text) || readQuantity(format, text, nouns);
/** what the scripts of kinds give to their marking, from other scripts of the page */
const GIVEN = { text: read, gaps: (key, response) => markText(key, response, read), number: quantity, formula: quantity };

for (const file of readdirSync(folder)) {
  const { kind, cases } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  const { mark } = await import(`../kinds/${kind}/mark.js`);
  for (const { name, key, response, verdict } of cases) {
    test(`${kind}: ${name}`, () => assert.deepEqual(mark(key, response, GIVEN[kind]), verdict));
  }
}
