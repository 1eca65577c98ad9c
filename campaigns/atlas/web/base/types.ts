/* Shapes of data that the modules share in the browser. What the document carries is described in payload.ts. */

import type { Day } from "./days.ts";
import type { ArrowSizeStyle, Feature, Growth, MarkStyle, TeethStyle, TextureStyle } from "./payload.ts";
import type { Shape } from "./shape.ts";

/** Longitude, latitude; decimal degrees, WGS 84: the order of the payload and of GeoJSON. */
export type LonLat = [longitude: number, latitude: number];
/** Latitude, longitude; decimal degrees, WGS 84: the order of Leaflet and of the address. */
export type LatLon = [latitude: number, longitude: number];
/** Latitude and longitude as Leaflet names them; decimal degrees, WGS 84. */
export interface LatLng {
  lat: number;
  lng: number;
}
/** Zoom, latitude, longitude. */
export type View = [zoom: number, latitude: number, longitude: number];

/** A point of the unit Mercator square: 0 to 1, x to the east, y to the south. */
export type MercatorPoint = [x: number, y: number];
/** A point in pixels: layer points of Leaflet unless said otherwise. */
export type PixelPoint = [x: number, y: number];
/** A line x, y, x, y …, in the unit Mercator square unless said otherwise. */
export type Line = Float64Array;
/** West, north, east, south in the unit Mercator square, or the same sides in pixels; y downwards. */
export type Box = [left: number, top: number, right: number, bottom: number];

/** What a canvas covers: how the unit Mercator square lies in layer points, `x * scale - x0`, `y * scale - y0`. */
export interface Frame {
  zoom: number;
  /** Pixels the whole square is wide. */
  scale: number;
  x0: number;
  y0: number;
  /** The frame in the unit Mercator square. */
  view: Box;
  /** Text that is another for every other frame. */
  key: string;
  /** Corners of the frame, layer points. */
  min: { x: number; y: number };
  max: { x: number; y: number };
}

/** The middle line of a movement with the distance of each of its points from the tail; lengths in kilometres. */
export interface Course {
  line: Line;
  along: Float64Array;
  length: number;
}

/** One stroke of a line; width and dash in pixels, opacity from 0 to 1. */
export interface LineStroke {
  colour: string;
  width: number;
  opacity: number;
  dash: number[];
}

/** What the symbology of the document says of one feature. */
export interface FeatureSymbology {
  /** Zoom from which it is drawn. */
  minZoom: number;
  /** Events: zoom from which it has the symbol of its kind; farther out it is a dot. */
  symbolZoom: number;
  /** Lines: the lowest first. */
  strokes: LineStroke[];
  /** Fronts: what stands on the line towards the enemy. */
  teeth: TeethStyle | undefined;
  /** Crossings: pixels that it is drawn long, about its middle, at any zoom; 0 of other lines, which are drawn as they are. */
  length: number;
  /** Whether the strokes are thinner where much ground lies in a point. */
  thinned: boolean;
  texture: TextureStyle;
  /** Arrows: how large they are at a zoom. */
  arrowSize: ArrowSizeStyle;
  /** Events: the marks of all of them. */
  marks: MarkStyle;
  /** Phases: days on which the mark of their event, which has the same place, stands for them. */
  covered: { start: Day; end: Day } | undefined;
  /** Movements: whether no day of it is better attested than low. */
  doubtful: boolean;
}

/** A feature once the document is open: its note is the text, its lines are unpacked, its anchors projected. */
export interface MapFeature extends Omit<Feature, "note" | "growth" | "anchors"> {
  note?: string;
  symbology: FeatureSymbology;
  /** Growth of a movement, with its centreline. */
  growth?: Omit<Growth, "line"> & { line: Line };
  /** Where the name of a land stands. */
  anchors?: MercatorPoint[];
  /** Measured from `growth.line` when it is first needed. */
  course?: Course;
}

/** List of the scene in which an item is drawn. */
export type DrawList = "territory" | "railway" | "border" | "island" | "route" | "arrow" | "unit" | "phase" | "event";

/** What the clock moves: a feature, or one of the stages of a feature that moves. */
export interface Item {
  feature: MapFeature;
  /** The shape it has now; while an arrow grows, not that of its stage. */
  shape: Shape;
  /** Outline of an occupation on land. */
  edges?: Shape | undefined;
  /** Id of the feature, of a stage with "@" and its first day. */
  id: string;
  /** First and last day, both inclusive, null where open. */
  from: Day | null;
  to: Day | null;
  /** The same with far days instead of null. */
  start: Day;
  end: Day;
  /** Whether it fades, rather than vanishes, while a window of days is shown. */
  fades: boolean;
  /** Place in the order of drawing. */
  index: number;
  /** Number of the stage, from 0. */
  position: number;
  /** The stage after this one. */
  next: Item | null;
  /** While an arrow grows: the shape of its stage, and the kilometres from the tail its head has reached. */
  still?: Shape | undefined;
  reached?: number | undefined;
  /** Whether it is selected. */
  chosen?: boolean;
  /** Whether it was drawn the last time. */
  painted?: boolean;
}

/** What of the ground the legend is to explain. */
export interface GroundShown {
  /** Metres from one contour to the next, once each, the least first; none where no contour is seen. */
  intervals: number[];
  marsh: boolean;
  /** Kinds of place whose symbols stand on the map. */
  places: ReadonlySet<string>;
  /** Whether the symbol of a unit stands for several. */
  several: boolean;
}
