import assert from "node:assert/strict";
import { test } from "node:test";
import { isPin, keptOf, opens } from "../lib/pin.js";

test("only its digits open a PIN, which is not kept as it is", async () => {
  const kept = await keptOf("2468");
  assert.ok(!kept.includes("2468"));
  assert.notEqual(kept, await keptOf("2468"));
  assert.equal(await opens("2468", kept), true);
  assert.equal(await opens("2469", kept), false);
  assert.equal(await opens("2468", "hostile"), false);
  assert.deepEqual(["123", "1234", "12345678", "123456789", "12a4", ""].map(isPin), [false, true, true, false, false, false]);
});
