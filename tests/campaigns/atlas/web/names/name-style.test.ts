import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { NameStyle } from "../../../../../campaigns/atlas/web/names/name-style.ts";
import type { LabelStyle } from "../../../../../campaigns/atlas/web/base/payload.ts";

const event: LabelStyle = { font: "italic 600", colour: "#111", halo: 2, spacing: 0, opacity: 1, capitals: false };
const labels = { typefaces: { en: "serif", ja: "mincho" }, kinds: { event } };

describe("how names are written", () => {
  for (const [language, font] of [
    ["en", "italic 600 12px serif"],
    ["ru", "italic 600 12px serif"],
    ["ja", "600 12px mincho"],
    ["zh", "600 12px serif"],
  ] as const)
    it(`slants letters and not characters: ${language}`, () => {
      const names = new NameStyle({ labels } as never);
      names.language = language;
      assert.equal(names.written("event", 12).font, font);
    });
});
