/* Generated from the modules named *_types.py beside payload.py by `python -m campaigns.atlas.document.payload_typescript`; change them. */

export type Certainty = "high" | "medium" | "low";

/** How a formation moves. */
export type Mode = "foot" | "cavalry" | "mechanised" | "rail" | "river" | "sea" | "air";

/** Size of a formation. */
export type Echelon =
  "front" | "army" | "corps" | "division" | "brigade" | "regiment" | "battalion" | "company" | "detachment";

/** Each Echelon in its order. */
export const ECHELONS: readonly Echelon[] = [
  "front",
  "army",
  "corps",
  "division",
  "brigade",
  "regiment",
  "battalion",
  "company",
  "detachment",
];

/** What a line that was held was. */
export type FrontKind = "line" | "trenches" | "ring" | "truce" | "fortified";

/** What a movement is for. */
export type AxisKind = "advance" | "withdrawal" | "landing" | "transfer" | "supply" | "flight";

/** Names by code of language, those that are known. */
export type Names = Record<string, string>;

/** A key of the bibliography and where in the work: page, sheet, or the empty text. */
export type Citation = [key: string, locator: string];

/** A date as the sources give it, and the first and last day that it can mean. */
export interface Days {
  english: string;
  start: number;
  end: number;
}

/** A sourced sentence. */
export interface Statement {
  text: string;
  source: Citation[];
  certainty: Certainty;
  /** On whose authority, or the empty text. */
  via: string;
  note: string;
}

/** A claim about when something was. */
export interface Dated extends Days {
  source: Citation[];
  certainty: Certainty;
  via: string;
  note: string;
}

/** One source's figure: forces, losses or a price. */
export interface Claim {
  about: string;
  side: string;
  /** The number: in digits, as `25,000–38,000`, or in words of the source that give it. */
  figure: string;
  /** What the source says beside the number, or the empty text. */
  words: string;
  scope: string;
  source: Citation[];
  via: string;
  certainty: Certainty;
  note: string;
}

/** A question the sources answer differently. */
export interface Dispute {
  question: string;
  answers: Statement[];
}

/** One side, its commanders and formations. */
export interface Belligerent {
  side: string;
  commanders: string[];
  formations: string[];
}

/** A part of an event with its own dates. */
export interface Phase extends Days {
  name: string;
  text: string;
  /** Name of the place on its first day, or the empty text. */
  place: string;
  source: Citation[];
  certainty: Certainty;
}

/** A place the head of a formation reached. */
export interface Waypoint extends Days {
  /** Name of the place. */
  place: string;
  source: Citation[];
  certainty: Certainty;
  note: string;
}

/** The movement of one formation. */
export interface Axis {
  id: string;
  formation: string;
  detail: string;
  commander: string;
  side: string;
  kind: AxisKind;
  mode: Mode;
  waypoints: Waypoint[];
}

/** Where a formation stood. */
export interface Position extends Days {
  /** Name of the place on that day, or the empty text. */
  place: string;
  /** Kilometres within which it surely stood. */
  radius: number;
  source: Citation[];
  certainty: Certainty;
  note: string;
}

/** A formation in position. */
export interface Unit {
  /** Its id, a key of `Payload.formations`. */
  formation: string;
  note: string;
  positions: Position[];
}

/** What one source says of a formation's place in the order of battle, and from which day to which. */
export interface Subordination {
  /** Its id, a key of `Payload.formations`. */
  formation: string;
  /** Id of the formation it belonged to, or the empty text at the top of what is told. */
  parent: string;
  start: number;
  end: number;
  commander: string;
  /** In men and in words, or the empty text. */
  strength: string;
  role: string;
  source: Citation[];
  certainty: Certainty;
  note: string;
}

/** A line that was held. */
export interface Front extends Days {
  id: string;
  name: string;
  sides: string[];
  kind: FrontKind;
  source: Citation[];
  certainty: Certainty;
  note: string;
}

/** Where an event was. */
export interface DossierPlace {
  /** On the first day of the event. */
  name: string;
  modern: string;
  names: Names;
  /** What it was called on other days. */
  others: string[];
  /** Kilometres within which it surely lies. */
  precision: number;
}

/** One battle, operation, treaty or other event, with all that is claimed about it. */
export interface Dossier {
  title: string;
  kind: string;
  chapterTitle: string;
  names: Names;
  place: DossierPlace;
  /** The first is the one that is drawn. */
  dates: Dated[];
  summary: string;
  sources: Citation[];
  belligerents: Belligerent[];
  outcome: Statement | null;
  claims: Claim[];
  disputes: Dispute[];
  phases: Phase[];
  axes: Axis[];
  units: Unit[];
  fronts: Front[];
  /** Rows of the orders of battle that are told of it; those of its parts stand with these. */
  orders: Subordination[];
  /** Id of the dossier it is part of, or the empty text where the document has none. */
  partOf: string;
  /** Keys of the bibliography. */
  reading: string[];
}

/** An entry of the bibliography. */
export interface Source {
  reference: string;
  url: string;
  note: string;
}

/** One stroke of a line; the colour is one of the palette, `side` or `side-dark`. */
export interface StrokeStyle {
  colour: string;
  width: number;
  opacity: number;
  dash: number[];
  /** Whether the dash is that of the side's texture. */
  textured?: boolean;
}

/** What stands on a front towards the enemy, on the left of the line. */
export interface TeethStyle {
  shape: "tick" | "crenel";
  spacing: number;
  length: number;
  width: number;
}

/** A kind of line, and the rows drawn so; without kinds, all rows of the layer that no other line names. */
export interface LineStyle {
  layer: string;
  kinds: string[];
  thinned: boolean;
  /** The lowest first. */
  strokes: StrokeStyle[];
  teeth?: TeethStyle;
  /** Of crossings: points that the line is drawn long, about its middle, at any zoom. */
  length?: number;
}

/** Widths shrink to `full - perKm * kilometres of ground in a point` of themselves, between `least` and `most`. */
export interface Thinning {
  full: number;
  perKm: number;
  least: number;
  most: number;
}

/** The small head at the end of a route: along the way and across it, from the end. */
export interface RouteHead {
  tip: number;
  barbs: number;
  notch: number;
  across: number;
  casing: number;
}

/** Width of an arrow's neck at a zoom: of very few men, and of a formation whose strength is 1; pixels. */
export type ZoomWidth = [zoom: number, least: number, most: number];

/** A size that grows with the width of the neck: pixels, and widths. */
export type LinearSize = [base: number, widths: number];

/** How large an arrow is at a zoom: `symbology/arrow_shape.toml`; pixels. */
export interface ArrowSizeStyle {
  /** Least and most width of the shaft. */
  shaft: [number, number];
  /** Most length and width of the head. */
  head: number;
  /** Of the shortest arrow. */
  length: number;
  widths: ZoomWidth[];
  /** Width of the tail in those of the neck. */
  tail: number;
  /** Length in widths of the neck over which the shaft swells from tail to neck. */
  taper: number;
  headWidth: LinearSize;
  headLength: LinearSize;
  /** Share of the head's length by which its barbs stand behind the neck. */
  sweep: number;
  /** Length in heads below which an arrow has a smaller head. */
  shortest: number;
}

/** The tail of a landing: half the length of a bar across it, radius of a ring behind it. */
export interface LandingTail {
  bar: number;
  ring: number;
  width: number;
  casing: number;
}

/** What all arrows share: casing, stripes, broken edge, and size. */
export interface ArrowStyle {
  casing: number;
  opacity: number;
  stripe: number;
  brokenEdge: number;
  brokenDash: number[];
  size: ArrowSizeStyle;
  landingTail: LandingTail;
}

/** What tells the sides apart without colour. */
export type Texture = "solid" | "open" | "striped";

/** A line around or along an area. */
export interface EdgeStyle {
  width: number;
  opacity: number;
  dash: number[];
}

/** The tint inside the outline of a land: `width + perZoom * zoom` pixels, up to `most`. */
export interface TerritoryEdge {
  opacity: number;
  width: number;
  perZoom: number;
  most: number;
}

/** Stripes of disputed ground, in points. */
export interface DisputedStyle {
  spacing: number;
  width: number;
  opacity: number;
}

/** Territories, occupations, islands and concessions. */
export interface AreaStyle {
  /** Opacity of a territory's wash, up to the first zoom of `washZooms`. */
  wash: number;
  /** From the last zoom of `washZooms` on, where it must leave the relief and its contours to be seen. */
  closeWash: number;
  washZooms: [number, number];
  territoryEdge: TerritoryEdge;
  hatchOpacity: number;
  hatchWidth: number;
  occupationEdge: EdgeStyle;
  islandTint: number;
  islandEdge: EdgeStyle;
  dotsOpacity: number;
  dotsSpacing: number;
  /** Pixels. */
  dotsRadius: number;
  concessionEdge: EdgeStyle;
  disputed: DisputedStyle;
  /** Pixels of an edge where it is not dashed. */
  wholeEdge: number;
}

/** Parallel lines, their distance measured along the other axis. */
export interface Hatch {
  slant: "up" | "down" | "upright";
  spacing: number;
}

/** How the arrows, the occupied land and the claims of some sides are drawn. */
export interface TextureStyle {
  /** Share of white in the fill of an arrow. */
  pale: number;
  withdrawalPale: number;
  edge: number;
  /** Distance of an arrow's upright stripes; 0 for none. */
  stripes: number;
  hatch: Hatch;
  claimDash: number[];
}

/** Width of a river, `(zoom + zoomsMore - rank * zoomsPerRank) * perZoom` pixels between `least` and `most`. */
export interface RiverStyle {
  zoomsMore: number;
  zoomsPerRank: number;
  perZoom: number;
  least: number;
  most: number;
  /** A river is drawn up to so many ranks beyond the zoom. */
  ranksBeyondZoom: number;
}

/** Contours of a battlefield sheet; widths in pixels. */
export interface ContourStyle {
  colour: string;
  textColour: string;
  width: number;
  opacity: number;
  indexWidth: number;
  indexOpacity: number;
  /** From which lines run smoothly through the points they have. */
  smoothZoom: number;
  farOpacity: number;
  /** Share of their opacity that lines have at the zoom of their sheet, and the zoom from which all of it. */
  fullZoom: number;
  /** Of the elevation, pixels. */
  textSize: number;
  /** Pixels from one number to the next along a line, and between any two. */
  textDistance: number;
  /** Pixels on each side of a number in which no line is drawn. */
  textGap: number;
}

/** The pattern of marshes; pixels. */
export interface MarshStyle {
  colour: string;
  spacing: number;
  width: number;
}

/** The dots of sand; pixels. */
export interface SandStyle {
  colour: string;
  spacing: number;
  radius: number;
}

/** The trees of woods; pixels. */
export interface WoodStyle {
  colour: string;
  spacing: number;
  width: number;
  /** Lines of a tree: points from its foot, to the right and upwards. */
  tree: [number, number][][];
}

/** The fine ground of battlefields. */
export interface SheetStyle {
  /** Said at battlefield zooms where there is none. */
  endsNote: string;
  /** From which that is said. */
  endsZoom: number;
  /** Said beyond the last zoom of a sheet, before the sheet's own note. */
  asFineNote: string;
  /** Zooms over which the picture of a sheet comes, up to that from which the sheet is drawn. */
  fadingZooms: number;
  /** Share of the width and height of the picture of a sheet within which it fades from each edge. */
  edge: number;
  river: RiverStyle;
  /** Width of a stream in that of a river of its rank. */
  stream: number;
  contour: ContourStyle;
  marsh: MarshStyle;
  sand: SandStyle;
  wood: WoodStyle;
}

/** Relief and water; widths in pixels. */
export interface GroundStyle {
  reliefLastZoom: number;
  /** Zooms over which the relief fades, up to the last. */
  reliefFadingZooms: number;
  fineReliefZoom: number;
  /** The finer relief is seen from a zoom on, and comes over so many before. */
  fineReliefFadingZooms: number;
  coast: number;
  farCoast: number;
  /** Farther out than this a coast has the width of a far one. */
  farCoastZoom: number;
  river: RiverStyle;
  sheet: SheetStyle;
}

/** Names whose size follows the rank of what they name. */
export type RankedLabel = "event" | "phase" | "place" | "formation" | "claim";

export type NaturalKind = "sea" | "lake" | "river" | "range" | "desert" | "plain" | "region";

/** Names over an area or along a line, whose size follows the zoom. */
export type SizedLabel = "land" | "sea" | "lake" | "river" | "range" | "desert" | "plain" | "region";

export type LabelKind =
  | "event"
  | "phase"
  | "place"
  | "formation"
  | "claim"
  | "land"
  | "sea"
  | "lake"
  | "river"
  | "range"
  | "desert"
  | "plain"
  | "region"
  | "first-place"
  | "water-place";

/** A lane of the time bar, and the kinds of event on it. */
export type EventLane = [title: string, colour: string, kinds: string[]];

/** How a power is called and drawn. */
export interface PowerStyle {
  short: string;
  /** By code of language. */
  names: Record<string, string>;
  colour: string;
  /** The colour of its washes on grey relief. */
  wash: string;
  /** Whether it has no colour of its own: it takes no part. */
  neutral: boolean;
  texture: Texture;
}

/** A mark at a radius of 1, as SVG paths around 0, 0. */
export interface MarkShape {
  body: string;
  sign: string;
}

/** The broken outline of a mark whose day is not known for sure, in radii of the mark. */
export interface UncertainOutline {
  scale: number;
  width: number;
  dash: number[];
}

/** The dot of some kinds of place, as an SVG path around 0, 0 in points; without kinds, of all others. */
export interface PlaceDot {
  kinds: string[];
  path: string;
}

/** Radius of a mark: `largest - rank * step + growth * (zoom - growthZoom)`; of a dot; and the casing; pixels. */
export interface MarkSize {
  largest: number;
  step: number;
  least: number;
  growth: number;
  growthZoom: number;
  mostGrowth: number;
  dot: number;
  lesserDot: number;
  /** Events of a later rank have the lesser dot. */
  dotRanks: number;
  /** Least width of the stroke around a mark. */
  casing: number;
  /** Radius of the mark of a phase, as a share of that of its event. */
  phase: number;
}

/** The ring within which a unit surely stood. */
export interface UnitRingStyle {
  width: number;
  opacity: number;
  dash: number[];
  /** Pixels between which it is drawn. */
  radii: [number, number];
}

/** Marks of events and dots of places. */
export interface MarkStyle {
  shapes: Record<string, MarkShape>;
  /** The shape of each kind of event. */
  kinds: Record<string, string>;
  /** Width of the stroke around a mark, in its radii. */
  casing: number;
  /** Width of the strokes of its sign, in its radii. */
  sign: number;
  uncertain: UncertainOutline;
  ringWidth: number;
  ringOpacity: number;
  /** An event whose place is known less well than this has no ring. */
  ringMostKm: number;
  /** Pixels between which a ring is drawn. */
  ringRadii: [number, number];
  unitRing: UnitRingStyle;
  size: MarkSize;
  places: PlaceDot[];
  placeOutline: number;
  /** Kinds of place without a dot. */
  noDot: string[];
}

/** One stroke of a glow; pixels. */
export interface GlowStroke {
  width: number;
  opacity: number;
}

/** What is selected, emphasised or past; pixels. */
export interface HighlightStyle {
  /** Its colour, with an opacity: `#rrggbbaa`. */
  selection: string;
  /** By how much the glow of a line or arrow is wider than its casing. */
  glow: number;
  markGlow: number;
  emphasis: string;
  /** The lowest first. */
  areaEmphasis: GlowStroke[];
  lineEmphasis: GlowStroke[];
  pastOpacity: number;
}

/** How one kind of name is written. */
export interface LabelStyle {
  /** Style and weight, as CSS writes them. */
  font: string;
  /** The empty text for that of the side. */
  colour: string;
  /** Width in pixels. */
  halo: number;
  opacity: number;
  /** Between letters, in their size. */
  spacing: number;
  capitals: boolean;
}

/** `largest - rank * step` pixels, at least `least`. */
export interface RankSize {
  largest: number;
  step: number;
  least: number;
}

/** `least` pixels at the zoom from which a name is written, `perZoom` more with each zoom, up to `most`. */
export interface ZoomSize {
  least: number;
  most: number;
  perZoom: number;
}

/** How names are written. */
export interface LabelStyles {
  /** By code of language, as CSS writes them. */
  typefaces: Record<string, string>;
  /** With an opacity: `#rrggbbaa`. */
  haloColour: string;
  kinds: Record<LabelKind, LabelStyle>;
  ranked: Record<RankedLabel, RankSize>;
  sized: Record<SizedLabel, ZoomSize>;
  /** Size of a unit symbol in that of its picture. */
  symbolScale: number;
  symbolCloserScale: number;
  /** From which unit symbols have the closer scale. */
  symbolCloserZoom: number;
  /** Up to which lands are named. */
  landMaxZoom: number;
  /** Pixels between two names of one land. */
  landDistance: number;
}

/** A group of the legend. */
export interface LegendGroup {
  id: string;
  title: string;
  names: Record<string, string>;
}

/** An entry of the legend, and the rows it stands for; without kinds, all rows of its layers that no other names. */
export interface LegendEntry {
  id: string;
  group: string;
  layers: string[];
  kinds: string[];
  /** Whether there is one for each side, named after the text; an empty text leaves the side alone. */
  bySide: boolean;
  text: string;
  names: Record<string, string>;
}

/** Squares in place of discs. */
export interface GuestDensity {
  /** Where more rows of a layer are shown at once. */
  rows: number;
  /** Below this zoom. */
  zoom: number;
  cell: number;
  opacity: number;
}

/** Data that users bring; lengths in pixels. */
export interface GuestStyle {
  radius: number;
  hitRadius: number;
  /** Share of the radius at zoom 3. */
  farShare: number;
  lineWidth: number;
  edgeWidth: number;
  edgeOpacity: number;
  fillOpacity: number;
  areaOpacity: number;
  /** Weight of a formation in the width of its arrow. */
  arrowStrength: number;
  categories: string[];
  other: string;
  /** From few to many, from the least number to the greatest. */
  ramp: string[];
  density: GuestDensity;
}

/** What things look like. */
export interface Style {
  /** From the top lane of the time bar. */
  lanes: EventLane[];
  land: string;
  water: string;
  river: string;
  coast: string;
  casing: string;
  /** Marks in the legend, which stand for every side. */
  sample: string;
  text: string;
  /** Colours by their name. */
  palette: Record<string, string>;
  /** By name. */
  powers: Record<string, PowerStyle>;
  markStyle: MarkStyle;
  /** Lowest first. */
  lines: LineStyle[];
  pixelsPerPoint: number;
  thinning: Thinning;
  routeHead: RouteHead;
  areas: AreaStyle;
  textures: Record<Texture, TextureStyle>;
  arrow: ArrowStyle;
  highlight: HighlightStyle;
  labels: LabelStyles;
  ground: GroundStyle;
  guests: GuestStyle;
  /** The zoom from which on a thing is drawn, by its rank; `0` where it has none. */
  zooms: Record<string, Record<string, number>>;
  legendGroups: LegendGroup[];
  legend: LegendEntry[];
  /** Notes at the foot of the legend. */
  notes: string[];
}

/** For each part (polygon or line) the numbers of its lines: exterior ring first, then holes. */
export type PackedParts = number[][];

/** Lines that share their stretches, packed: see `packing.py`. */
export interface PackedLines {
  /** Units to a degree. */
  scale: number;
  arcs: number;
  /** How many there are. */
  lines: number;
  /** Lengths of the codes of each context, see `prefix_codes.py`. */
  codes: string;
  /** Arcs and lines as bits, in base64. */
  data: string;
}

/** A river. */
export interface River {
  parts: PackedParts;
  /** Importance from 1, the greatest. */
  rank: number;
}

/** A picture of shaded ground, in Web Mercator; it fades out at its edges. */
export interface GroundPicture {
  /** As `data:`. */
  address: string;
  /** West, south, east and north edge. */
  bounds: [number, number, number, number];
}

/** Water, whose lines are in the coarse blob; and the finer relief of the theatre, where there is one. */
export interface Ground {
  relief?: GroundPicture;
  sea: PackedParts;
  lakes: PackedParts;
  rivers: River[];
}

/** All contour lines of one elevation on a battlefield sheet. */
export type Contour = [metres: number, firm: boolean, zoom: number, first: number, lines: number];

/** Rivers and streams are lines, the others areas; a bank is a river drawn as an area. */
export type SheetWaterKind = "river" | "stream" | "bank" | "lake" | "marsh";

/** A water of a battlefield sheet. */
export type SheetWater = [kind: SheetWaterKind, rank: number, zoom: number, parts: PackedParts];

/**
 * The fine ground of a battlefield, which from a zoom on takes the place of the theatre's within a rectangle.
 *
 * It is unpacked when it is first seen.
 */
export interface Sheet {
  id: string;
  name: string;
  /** What its data are good for. */
  note: string;
  zoom: number;
  /** Beyond it there is nothing finer. */
  lastZoom: number;
  /** Metres from one contour to the next. */
  interval: number;
  /** Its edges are those of the rectangle. */
  relief: GroundPicture;
  contours: Contour[];
  contourLines: PackedLines;
  water: SheetWater[];
  waterLines: PackedLines;
}

export type Layer =
  | "territory"
  | "occupation"
  | "border"
  | "claim"
  | "island"
  | "front"
  | "arrow"
  | "route"
  | "unit"
  | "event"
  | "phase"
  | "place"
  | "railway"
  | "road"
  | "cover";

/** Longitude and latitude. */
export type Point = [number, number];

/** Days on which a feature has a shape; parts are empty of events, units and movements. */
export type Stage = [start: number | null, end: number | null, parts: PackedParts];

/** The centreline of a movement and how far along it the head stood: what its shape on any day is made of. */
export interface Growth {
  /** Number of the centreline in the fine blob, from the tail to where the head stood last. */
  line: number;
  /** For each stage, the number of the point of the centreline at which the head stood, from 0. */
  ends: number[];
  /** Weight of the formation in the width of its arrow. */
  strength: number;
  /** Days before a stage in which the head moves to it. */
  step: number;
}

/** Where a unit stood during a stage. */
export type UnitPosition = [
  longitude: number,
  latitude: number,
  radius: number,
  certainty: Certainty,
  place: string,
  note: number | "",
];

/** A work on a front. */
export type Fort = [longitude: number, latitude: number, name: string];

/** A formation that another belonged to, from one day to another; both inclusive. */
export type Parent = [formation: string, start: number, end: number];

/** A formation that units and movements of the document are of, or that such a one belonged to. */
export interface Formation {
  name: string;
  /** Its name with the number in figures, where it has it in words. */
  figures?: string;
  names: Names;
  side: string;
  echelon: Echelon;
  branch: string;
  /** Number of its symbol, from 0. */
  symbol: number;
  /** In order of time; on one day at most one. */
  parents: Parent[];
}

/** Where the name of a land stands, the zoom from which there is room for it, what is written, and translations. */
export interface LandLabel {
  anchors?: Point[];
  minZoom?: number;
  label?: string;
  names?: Names;
}

/** The line of a feature from a zoom on, instead of that of its stages; in the fine blob. */
export type CloserLine = [zoom: number, parts: PackedParts];

/**
 * What is drawn while its days last: a land, a line, an event or a movement.
 *
 * Territories and islands have a `LandLabel`; other parts that only some layers have are named with them below.
 */
export interface Feature extends LandLabel {
  id: string;
  layer: Layer;
  layerTitle: string;
  kind: string;
  name: string;
  /** Several are joined by `;`. */
  side: string;
  colour: string;
  certainty: Certainty;
  /** Id of the dossier, or the empty text. */
  dossier: string;
  /** Importance from 1, the greatest; 0 where there is none. */
  rank: number;
  /** The colour darkened, for its name and for thin lines. */
  darkColour: string;
  /** Whether its lines are in the fine blob. */
  fine: boolean;
  /** Polygons rather than lines or points. */
  closed: boolean;
  stages: Stage[];
  /** Without a dossier: `key, locator; key`. */
  sources?: string;
  /** Without a dossier: number of its note, from 1, or the empty text. */
  note?: number | "";
  /** Territories: colour of the wash. */
  wash?: string;
  /** Borders and truce lines of two sides: their colours. */
  bands?: string[];
  /** Occupations: their outline on land. */
  edges?: PackedParts;
  /** Railways and roads that have their true course on a battlefield sheet. */
  closer?: CloserLine;
  /** Units, and arrows and routes that name it: id of the formation, a key of `Payload.formations`. */
  unit?: string;
  /** Units: one for each stage, whose parts are empty. */
  positions?: UnitPosition[];
  /** Fronts: works on the line, which has the enemy on its left. */
  forts?: Fort[];
  /** Arrows and routes: id of the axis. */
  axis?: string;
  mode?: Mode;
  growth?: Growth;
  /** Arrows and units: number of the unit symbol, from 0, or the empty text. */
  symbol?: number | "";
  /** Events and phases: where. */
  point?: Point;
  /** Phases: number in the dossier, from 0. Their name is there and is the empty text here. */
  phase?: number;
  /** Phases: whether they have the place of their event, whose mark stands for them on its days. */
  covered?: boolean;
  /** Events: what is written on the map. */
  short?: string;
  /** Kilometres within which the place of an event surely lies, or by which a front may be off. */
  ring?: number;
  latitude?: number;
  /** Whether its day is uncertain. */
  uncertain?: boolean;
  /** At which it is read. */
  zoom?: number;
}

/** Whole numbers, one for each row: all their lowest bytes, then all the next, deflated (zlib), as base64. */
export interface PackedNumbers {
  /** Of each number: 1 or 2, never negative; or 4, signed, and what is beyond begins at the other end. */
  bytes: number;
  /** Whether each is the difference from the one before it, the first that from 0. */
  steps: boolean;
  data: string;
}

/** Texts in UTF-8 with a zero byte behind each, deflated (zlib), as base64. */
export interface PackedTexts {
  data: string;
  /** Which of the texts each row has, where many have the same; else each row has its own. */
  numbers?: PackedNumbers;
}

/** A column of a user's table that the card shows. */
export interface GuestColumn {
  title: string;
  /** What it is to the atlas, see `campaigns/column_roles.csv`; empty where it is nothing. */
  role: string;
  texts: PackedTexts;
}

/** A colour of a layer, and what the legend calls it. */
export type GuestColour = [label: string, colour: string];

/** Lines, areas and groups of points; rows that have one point alone have none. */
export interface GuestShapes {
  /** Number of the row of each; a row may have several. */
  rows: PackedNumbers;
  /** 0 points, 1 lines, 2 areas, 3 lines of arrows, from the tail to the tip. */
  kinds: PackedNumbers;
  /** How many parts each has: points, lines or polygons. */
  parts: PackedNumbers;
  /** How many lines each part has: of a polygon its exterior, then its holes. */
  lines: PackedNumbers;
  /** How many positions each line has. */
  lengths: PackedNumbers;
  /** Of all positions of all lines, in 1/100,000 degrees, from the seam on eastwards. */
  longitudes: PackedNumbers;
  latitudes: PackedNumbers;
}

/** Rows of a layer, by column. */
export interface GuestRows {
  /** Of rows. */
  count: number;
  /** Where each row stands in the file, from 1; with the id of the layer the id of the row: `layer/line`. */
  line: PackedNumbers;
  /** In 1/100,000 degrees, from the seam on eastwards; of a line or area those of a position on it. */
  longitude: PackedNumbers;
  latitude: PackedNumbers;
  /** First day, since 1900-01-01; the least number of 4 bytes where it is open. */
  start: PackedNumbers;
  /** From the first day to the last, which is the greatest number of 4 bytes where it is open. */
  days: PackedNumbers;
  /** Of each row its number in the palette. */
  colour: PackedNumbers;
  names: PackedTexts;
  /** All but those of coordinates, and that of the names. */
  columns: GuestColumn[];
  shapes: GuestShapes;
}

/** A layer of a user's own data. */
export interface GuestData extends GuestRows {
  id: string;
  title: string;
  /** Where the user says that it is from. */
  source: string;
  palette: string[];
  legend: GuestColour[];
}

/** A file that the map loads when it shows its tile on some of its days. */
export type Piece = [
  zoom: number,
  x: number,
  y: number,
  rows: number,
  first: number,
  last: number,
  bytes: number,
  file: string,
];

/** Spans of days, all equally long, by which rows are counted. */
export interface PieceSpans {
  /** First day of the first span. */
  first: number;
  /** Length of each. */
  days: number;
  count: number;
}

/** A file that the rows came from. */
export type PieceFile = [name: string, before: number];

/** A column of the table that the card shows. */
export type PieceColumn = [title: string, role: string];

/** What the map loads first: what the data is, and which piece holds what of it. */
export interface PiecesManifest {
  /** Of this format: 1. */
  version: number;
  id: string;
  title: string;
  /** Where the user says that it is from. */
  source: string;
  /** Of all rows. */
  count: number;
  /** Rows that could not be placed; they stand in the folder `refused` beside the manifest. */
  refused: number;
  palette: string[];
  legend: GuestColour[];
  columns: PieceColumn[];
  files: PieceFile[];
  /** First day of any row that has one; that of the clock where none has. */
  first: number;
  last: number;
  /** West, south, east, north of all positions, decimal degrees, longitudes from the seam on eastwards. */
  bounds: [number, number, number, number];
  spans: PieceSpans;
  /** Of each span: rows that begin in it; of the first those too that began before it. */
  begun: PackedNumbers;
  /** Of each span: rows that ended in the one before it; of the first those too that ended before that. */
  ended: PackedNumbers;
  /** Squares along each side of a tile in which rows are counted. */
  squares: number;
  /** Pieces with rows, each `GuestRows`, by zoom, x, y, first day; a tile may have several, which share no row. */
  rows: Piece[];
  /** Pieces with counts, each `PieceCounts`; those of a tile follow each other in time without gaps. */
  counts: Piece[];
}

/**
 * How many rows of a tile lie in each square, over some spans of days.
 *
 * What is shown from a span `a` to a span `b` in a square is exactly all that began up to `b` less all that
 * ended before `a`: rows that last on some day of these spans. Squares are numbered by line from the north, in a
 * line from the west: `line * squares + column`. Rows without a first day begin, and those without a last day end,
 * outside all spans.
 */
export interface PieceCounts {
  /** Number of the first of its spans. */
  firstSpan: number;
  /** How many it has. */
  spanCount: number;
  /** Squares in which rows began or ended before the first span, ascending. */
  squares: PackedNumbers;
  /** Of each of these: rows that began before the first span. */
  begunBefore: PackedNumbers;
  /** Of each of these: rows that ended so that they are not shown in the span before the first, or any later. */
  endedBefore: PackedNumbers;
  /** Of each span how many squares change in it. */
  changes: PackedNumbers;
  /** These squares, span after span, ascending in each. */
  changed: PackedNumbers;
  /** Of each change: rows that begin in the span. */
  begun: PackedNumbers;
  /** Of each change: rows that ended in the span before it. */
  ended: PackedNumbers;
}

/** What the map shows. */
export type PayloadView = [zoom: number, latitude: number, longitude: number];

/** A chapter of the atlas that the days of the document touch. */
export interface ChapterSpan {
  id: string;
  title: string;
  /** As `1904–1931`. */
  years: string;
  first: number;
  last: number;
  /** Day it opens on. */
  opens: number;
  view: PayloadView;
}

/** One stop of a tour. */
export interface TourStep {
  date: number;
  view: PayloadView;
  title: string;
  text: string;
  /** Ids of dossiers; the first is selected. */
  dossiers: string[];
  /** Ids of features that are emphasised. */
  highlights: string[];
}

/** A guided tour, as far as its days and dossiers are in the document. */
export interface Tour {
  id: string;
  title: string;
  chapter: string;
  steps: TourStep[];
}

/** What a place was called, and what it was, from one day to another; None is open. */
export interface PlaceStage {
  start: number | null;
  end: number | null;
  name: string;
  names: Names;
  kind: string;
}

/** A place whose name is written on the map. */
export interface MapPlace {
  name: string;
  /** Today's name where it is another, else the empty text. */
  modern: string;
  names: Names;
  kind: string;
  /** Importance from 1, the greatest. */
  rank: number;
  lon: number;
  lat: number;
  /** Whether it is an island that is named as a land is, up to the zoom up to which lands are. */
  isLand?: boolean;
  /** Named hills: rank from 1 on, which says from which zoom they are named. */
  hill?: number;
  /** Hills: height above the sea, where a source gives it. */
  metres?: number;
  /** In order of time, where its names or its kind changed; without gaps. */
  stages?: PlaceStage[];
}

/** A sea, range, region or river, and the zooms between which it is written. */
export interface NaturalName {
  minZoom: number;
  maxZoom: number;
  name: string;
  names: Names;
  kind: NaturalKind;
  /** Line along which it is written; a river has its number instead. */
  path?: Point[];
  river?: number;
}

/** A layer and what it is called. */
export type LayerTitle = [layer: Layer, title: string];

/** A language of names. */
export type Language = [code: string, title: string];

/** A term that is explained where a text has it. */
export interface Term {
  /** The term and its other forms; capitals count. */
  forms: string[];
  /** One sentence. */
  explanation: string;
  /** What it rests on, where it states a fact. */
  source: Citation[];
}

/** How a document goes through its tours by itself. */
export interface Kiosk {
  /** Seconds from one step to the next. */
  pace: number;
  /** Seconds without a touch after which the tours go on. */
  idle: number;
}

/** What a document carries. */
export interface Payload {
  title: string;
  /** First and last day of the clock. */
  range: [number, number];
  /** Day it opens on. */
  opens: number;
  view: PayloadView;
  /** Id of what is selected at the start, or the empty text. */
  select: string;
  chapters: ChapterSpan[];
  tours: Tour[];
  /** Those it holds, in drawing order. */
  layers: LayerTitle[];
  style: Style;
  /** Whose data is in it. */
  credit: string;
  /** Of the atlas. */
  version: string;
  /** Of the data files: the same data has the same. */
  digest: string;
  licence: string;
  features: Feature[];
  /** By id; the greater first. */
  formations: Record<string, Formation>;
  /** Of the features, which give their numbers, from 1. */
  notes: string[];
  /** The fine blob: lines of what has a dossier. */
  lines: PackedLines;
  dossiers: Record<string, Dossier>;
  sources: Record<string, Source>;
  /** Words that mean the same to a search. */
  synonyms: string[][];
  /** Those that a text of the document has. */
  glossary: Term[];
  languages: Language[];
  /** Most important first. */
  places: MapPlace[];
  natural: NaturalName[];
  /** Unit symbols: addresses (`data:`) of SVG pictures. */
  symbols: string[];
  /** Where two overlap, the first lies above. */
  sheets: Sheet[];
  ground: Ground;
  /** The coarse blob: lines of the ground and of lands. */
  groundLines: PackedLines;
  /** Layers of the user's own data. */
  guests: GuestData[];
  /** A line under the title. */
  caption?: string;
  /** Code of the language of names, and where `words` are there of all texts. */
  language?: string;
  /** Texts of the interface in that language, by the English; without them it is in English. */
  words?: Record<string, string>;
  /** Whether time bar, legend and buttons are shown. */
  controls?: boolean;
  /** That of a public screen, from which nothing leads away. */
  kiosk?: Kiosk;
  /** Manifests of data in pieces, see `piece_types`: addresses relative to the document. */
  pieces?: string[];
}
