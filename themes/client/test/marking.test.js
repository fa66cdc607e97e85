// The contract cases that Python passes too: tests/contracts/marking/*.json
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { marked } from "./marked.js";

const folder = new URL("../../../tests/contracts/marking/", import.meta.url);

for (const file of readdirSync(folder)) {
  const { kind, cases } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  for (const { name, key, response, verdict } of cases) {
    test(`${kind}: ${name}`, async () => assert.deepEqual(await marked(kind, key, response), verdict));
  }
}
