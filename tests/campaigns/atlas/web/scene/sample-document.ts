/* The smallest document, features and frame that the tests of the scene need. */

import type { ArrowSizeStyle, Feature, Payload, Style } from "@web/base/payload.ts";
import type { Frame, Item, Line } from "@web/base/types.ts";
import { toMercator } from "@web/base/mercator.ts";
import { buildItems } from "@web/scene/items.ts";
import arrowSamples from "../../../movement/arrow_samples.json";

/** How large arrows are, as the document has it. */
export const arrowSize = arrowSamples.style as unknown as ArrowSizeStyle;

/** A square with corners in degrees, as a closed line in the unit Mercator square. */
export const square = (west: number, south: number, east: number, north: number): Line =>
  Float64Array.from([
    ...toMercator(west, south),
    ...toMercator(east, south),
    ...toMercator(east, north),
    ...toMercator(west, north),
    ...toMercator(west, south),
  ]);

/** A territory of its first line, always; or what `parts` make of it. */
export const feature = (parts: Partial<Feature> = {}): Feature => ({
  id: "manchukuo",
  layer: "territory",
  layerTitle: "Territories",
  kind: "state",
  name: "Manchukuo",
  side: "Manchukuo",
  colour: "#c8a24a",
  certainty: "high",
  dossier: "",
  rank: 0,
  darkColour: "#5f4a12",
  fine: false,
  closed: true,
  stages: [[null, null, [[0]]]],
  ...parts,
});

/** A symbology of two powers, four kinds of line and a few entries of the legend. */
export const style = {
  pixelsPerPoint: 2,
  palette: { casing: "#fffdf7", border: "#5b5046" },
  powers: {
    "Soviet Union": { texture: "solid" },
    Japan: { texture: "open" },
    China: { texture: "striped" },
  },
  textures: {
    solid: { pale: 0, withdrawalPale: 0.62, edge: 0.5, stripes: 0, claimDash: [3, 1] },
    open: { pale: 0.74, withdrawalPale: 0.9, edge: 1, stripes: 0, claimDash: [7, 2] },
    striped: { pale: 0.6, withdrawalPale: 0.9, edge: 1, stripes: 2, claimDash: [5, 1, 1, 1] },
  },
  lines: [
    {
      layer: "railway",
      kinds: [],
      thinned: true,
      strokes: [
        { colour: "casing", width: 2, opacity: 0.6, dash: [] },
        { colour: "side-dark", width: 1, opacity: 1, dash: [] },
        { colour: "side-dark", width: 3, opacity: 1, dash: [0.5, 4] },
      ],
    },
    { layer: "railway", kinds: ["gauge-750"], thinned: true, strokes: [] },
    {
      layer: "claim",
      kinds: [],
      thinned: false,
      strokes: [{ colour: "side", width: 1.5, opacity: 1, dash: [], textured: true }],
    },
    {
      layer: "route",
      kinds: ["air"],
      thinned: false,
      strokes: [{ colour: "side", width: 1, opacity: 1, dash: [1, 3] }],
    },
  ],
  routeHead: { tip: 3.4, barbs: -4.4, notch: -2.4, across: 3.6, casing: 0.9 },
  arrow: { casing: 2.6, size: arrowSize },
  highlight: { glow: 3, markGlow: 8, areaEmphasis: [{ width: 7 }], lineEmphasis: [{ width: 11 }] },
  markStyle: {
    casing: 0.34,
    uncertain: { scale: 1.42, width: 0.16 },
    ringWidth: 0.8,
    ringMostKm: 60,
    ringRadii: [14, 400],
    size: {
      largest: 10.5,
      step: 1.5,
      least: 5,
      growth: 0.4,
      growthZoom: 5,
      mostGrowth: 2,
      dot: 3.4,
      lesserDot: 2.6,
      dotRanks: 3,
      casing: 3.4,
      phase: 0.5,
    },
  },
  thinning: { full: 1.5, perKm: 0.2, least: 0.6, most: 1.3 },
  zooms: {
    road: { "0": 5.5 },
    track: { "0": 8.5 },
    crossing: { "0": 9.5 },
    cover: { "0": 8 },
    "fortified-line": { "0": 5 },
    railway: { "0": 4 },
    concession: { "0": 4.5 },
    dashes: { "0": 6 },
    mark: { "1": 0, "2": 4.5, "3": 5.5, "4": 7 },
    phase: { "1": 6.5, "2": 7, "3": 7.5, "4": 8.5 },
  },
  legendGroups: [{ id: "movements" }, { id: "lands" }, { id: "lines" }],
  legend: [
    { id: "land", group: "lands", layers: ["territory", "island"], kinds: [], bySide: true, text: "" },
    { id: "railway", group: "lines", layers: ["railway"], kinds: [], bySide: false, text: "Railway" },
    {
      id: "withdrawal",
      group: "movements",
      layers: ["arrow"],
      kinds: ["withdrawal"],
      bySide: true,
      text: "Withdrawal",
    },
    { id: "advance", group: "movements", layers: ["arrow"], kinds: [], bySide: true, text: "Advance" },
    { id: "by-air", group: "movements", layers: ["route"], kinds: ["air"], bySide: true, text: "Transfer by air" },
    {
      id: "height",
      group: "places",
      layers: ["place"],
      kinds: ["height", "pass"],
      bySide: false,
      text: "Height or pass",
    },
    {
      id: "contour",
      group: "ground",
      layers: ["ground"],
      kinds: ["contour"],
      bySide: false,
      text: "Contour every {} m",
    },
    { id: "marsh", group: "ground", layers: ["ground"], kinds: ["marsh"], bySide: false, text: "Marsh" },
  ],
} as unknown as Style;

/** Items of features whose lines are given: fine and coarse are the same. */
export const itemsOf = (features: Feature[], lines: Line[], notes: string[] = [], formations = {}): Item[] =>
  buildItems({ features, notes, style, dossiers: {}, formations } as unknown as Payload, lines, lines);

/** The frame of a map of 1,000 × 800 pixels at a zoom, its upper left corner at a place in degrees. */
export function frame(zoom: number, longitude: number, latitude: number): Frame {
  const scale = 256 * 2 ** zoom;
  const [x, y] = toMercator(longitude, latitude);
  const [x0, y0] = [x * scale, y * scale];
  const view: Frame["view"] = [x, y, x + 1000 / scale, y + 800 / scale];
  return { zoom, scale, x0, y0, view, key: `${zoom}|${x}|${y}`, min: { x: 0, y: 0 }, max: { x: 1000, y: 800 } };
}

/** Where a place, in degrees, lies in a frame: layer points. */
export function pixelsOf(longitude: number, latitude: number, { scale, x0, y0 }: Frame): { x: number; y: number } {
  const [x, y] = toMercator(longitude, latitude);
  return { x: x * scale - x0, y: y * scale - y0 };
}
