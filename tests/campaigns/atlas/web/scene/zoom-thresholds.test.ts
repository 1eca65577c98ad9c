import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature } from "@web/base/payload.ts";
import { symbologyOf } from "@web/scene/symbology.ts";
import { isDot, minZoomOf } from "@web/scene/zoom-thresholds.ts";
import { feature, style } from "./sample-document.ts";

const symbology = (parts: Partial<Feature>) => ({
  symbology: symbologyOf(feature(parts), { style, dossiers: {}, formations: {} }),
});

describe("zooms from which something is drawn", () => {
  const cases: [Partial<Feature>, number][] = [
    [{ layer: "road", kind: "road", closed: false }, 5.5],
    [{ layer: "road", kind: "track", closed: false }, 8.5],
    [{ layer: "road", kind: "ford", closed: false }, 9.5],
    [{ layer: "border", kind: "fortified-line", closed: false }, 5],
    [{ layer: "railway", kind: "gauge-1524", closed: false }, 4],
    [{ layer: "claim", kind: "oil-concession", closed: true }, 4.5],
    [{ layer: "claim", kind: "border-claim", closed: false }, 0],
    [{ layer: "cover", kind: "wood", closed: true }, 8],
    [{ layer: "territory", kind: "state", closed: true }, 0],
    [{ layer: "arrow", kind: "advance", closed: true }, 0],
  ];
  for (const [parts, zoom] of cases)
    test(`${parts.layer}, ${parts.kind}: ${zoom}`, () => {
      assert.equal(minZoomOf(symbology(parts)), zoom);
    });

  test("an event has its symbol sooner the more important it is, and is a dot farther out", () => {
    assert.deepEqual(
      [1, 2, 3, 4].map((rank) =>
        [3, 4.5, 5.5, 7].map((zoom) => isDot(symbology({ layer: "event", closed: false, rank }), zoom)),
      ),
      [
        [false, false, false, false],
        [true, false, false, false],
        [true, true, false, false],
        [true, true, true, false],
      ],
    );
  });
});
