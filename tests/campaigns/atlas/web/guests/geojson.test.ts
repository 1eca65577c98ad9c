/* What GeoJSON has beyond the tables of samples: other reference systems, wrong geometries, a position on an area. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Breather } from "@web/guests/breather.ts";
import { readGeoJson } from "@web/guests/geojson.ts";
import { guessMapping } from "@web/guests/guessing.ts";
import { placeRows } from "@web/guests/placing.ts";

type Feature = Record<string, unknown>;

const feature = (type: string, coordinates: unknown): Feature => ({
  type: "Feature",
  properties: { name: type },
  geometry: { type, coordinates },
});
const read = (features: Feature[], crs?: string) => {
  const named = crs && { crs: { type: "name", properties: { name: crs } } };
  return readGeoJson(JSON.stringify({ type: "FeatureCollection", features, ...named }), "a.geojson", new Breather());
};
const nothing = { isSea: () => false, places: [], style: { legend: [], powers: {} } };

for (const crs of ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
  test(`geojson in ${crs} is read`, async () => {
    const table = await read([feature("Point", [118.6, 47.7])], crs);
    assert.equal(table.lines.length, 1);
  });

test("geojson in metres is refused, and told what to save it in", async () => {
  await assert.rejects(read([feature("Point", [1, 2])], "urn:ogc:def:crs:EPSG::3857"), {
    message:
      "found the reference system 'urn:ogc:def:crs:EPSG::3857'; expected longitude and latitude: save it in EPSG:4326",
  });
});

test("geojson: features without a geometry that can be drawn are refused one by one", async () => {
  const wrong = [feature("Point", ["a", 1]), feature("LineString", []), feature("Circle", [1, 2]), { type: "Place" }];
  const { lines, refused } = await read([...wrong, feature("Point", [118.6, 47.7])]);
  assert.deepEqual(lines, [5]);
  assert.deepEqual(
    refused.map(({ line, found }) => [line, found]),
    [
      [1, "coordinates that are no numbers"],
      [2, "a geometry without coordinates"],
      [3, "the type 'Circle'"],
      [4, "no feature"],
    ],
  );
});

test("geojson: the position of an area lies in it, beside its hole and its bay", async () => {
  const bay = [
    [0, 0],
    [10, 0],
    [10, 10],
    [6, 10],
    [6, 2],
    [4, 2],
    [4, 10],
    [0, 10],
    [0, 0],
  ].map(([x = 0, y = 0]) => [x + 100, y]);
  const hole = [
    [101, 4],
    [103, 4],
    [103, 6],
    [101, 6],
    [101, 4],
  ];
  const table = await read([feature("Polygon", [bay, hole])]);
  const { layer } = await placeRows(table, guessMapping(table), nothing, [], new Breather());
  const [x = 0, y = 0] = [layer.longitude[0], layer.latitude[0]];
  assert.deepEqual([x, y], [108, 5], "the middle of the eastern arm, which is wider than what the hole leaves");
  assert.equal(layer.shapes.length, 1);
  assert.equal(layer.shapes[0]?.parts[0]?.length, 2);
});
