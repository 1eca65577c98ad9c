import assert from "node:assert/strict";
import { test } from "node:test";

import { nextOfKin } from "@web/base/dossier-family.ts";
import type { Payload } from "@web/base/payload.ts";

const parts: Record<string, string> = { war: "", battle: "war", night: "battle", treaty: "war" };
const dossiers = Object.fromEntries(
  Object.entries(parts).map(([id, partOf]) => [id, { partOf }]),
) as unknown as Payload["dossiers"];

test("what a dossier is part of comes before its parts", () => {
  assert.deepEqual(nextOfKin("battle", dossiers), ["war", "night"]);
  assert.deepEqual(nextOfKin("war", dossiers), ["battle", "treaty"]);
  assert.deepEqual(nextOfKin("night", dossiers), ["battle"]);
});
