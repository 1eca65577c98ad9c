/* Which labels are wanted in a view, in what font and in what order: events, lands, formations, places, nature. */

import { isState } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { toMercator } from "../base/mercator.ts";
import { type Lines, linesOf } from "../base/packing.ts";
import type { LabelStyle, MapPlace, PlaceStage, NaturalName, Payload, ZoomSize } from "../base/payload.ts";
import { toPixels } from "../base/polyline.ts";
import type { Box, Frame, Item, Line, MercatorPoint, PixelPoint } from "../base/types.ts";
import { pointOf, symbolRadius } from "../scene/event-geometry.ts";
import { placeZoom, zoomFrom } from "../scene/symbology.ts";
import type { GroundLines } from "./barriers.ts";
import { arrowCentreline, chordsBeside, lengthOf, linesBeside, straightestStretch } from "./label-lines.ts";
import type { Label, LineLabel, TextMeasure } from "./label.ts";
import { NameStyle, sizeAt, sizeOf, symbolScaleAt } from "./name-style.ts";
import { breakLines } from "./text-renderer.ts";
import { UnitLabels } from "./unit-labels.ts";
import { UnitPictures } from "./unit-picture.ts";

/** Order of names of nature among all labels; that of those not named here is 15. */
const NATURE_ORDER: Readonly<Record<string, number>> = { sea: 13.9, river: 19 };

/** From this zoom on rivers are what a battle is fought over: their names come before those of claims along them. */
const CLOSE_RIVERS = { zoom: 9, order: 13.42 };

/** Order of names of events that last for years, without their rank: they come after the greatest towns. */
const STATE_ORDER = 11;

/** Order of names of phases: behind all that tells where one is, before small places. */
const PHASE_ORDER = 19.5;

/** Order of names of roads: where all others have left room. */
const ROAD_ORDER = 30;

/** A name as its style writes it. */
const inCapitals = (text: string, { capitals }: LabelStyle): string => (capitals ? text.toUpperCase() : text);

/** What the labels need of the document. */
export type LabelData = Pick<
  Payload,
  "style" | "dossiers" | "places" | "natural" | "ground" | "symbols" | "formations"
>;

/** Items of the day that are labelled. */
export interface LabelledItems {
  day: Day;
  /** Text that is another for all other items that are drawn, or emphasised. */
  key: string;
  events: Item[];
  /** Phases that are drawn. */
  phases: Item[];
  lands: Item[];
  /** Claims and roads that are named along their line. */
  lines: Item[];
  arrows: Item[];
  units: Item[];
  /** Id of what is selected, or null. */
  chosen: string | null;
  /** Fronts, borders, coasts and rivers; asked for where a symbol has to give way. */
  ground: () => GroundLines;
}

/** A place with its point in the unit Mercator square, and the zoom from which it is named. */
type ProjectedPlace = MapPlace & { x: number; y: number; minZoom: number };

/** Zoom from which the hills that battles were fought for are named before the units that stand on them. */
const HILLS_FIRST = 10.5;

/** Where the name of a place comes in the order of placing. */
function orderOf({ rank, hill }: MapPlace, zoom: number): number {
  if (rank === 1) return 11.5;
  if (hill === 1 && zoom >= HILLS_FIRST) return 11.8;
  return rank === 2 ? 14.5 : 20 + rank;
}

/** What a place is called, and what it is. */
type Called = Pick<PlaceStage, "name" | "names" | "kind">;

/** What a place was called on a day. */
export const calledOn = (place: MapPlace, day: Day): Called =>
  place.stages?.find(({ start, end }) => (start ?? -Infinity) <= day && day <= (end ?? Infinity)) ?? place;

/** A name of nature with its style, and the lines, in the unit Mercator square, along which it may be written. */
interface ProjectedName {
  name: NaturalName;
  style: LabelStyle;
  size: ZoomSize;
  lines: MercatorPoint[][];
}

const pointsOf = (line: Line): MercatorPoint[] =>
  Array.from({ length: line.length / 2 }, (_, index) => [line[2 * index]!, line[2 * index + 1]!]);

function writtenAlong({ name, path, river }: NaturalName, { ground }: LabelData, lines: Lines): MercatorPoint[][] {
  if (river === undefined) return [(path ?? []).map(([longitude, latitude]) => toMercator(longitude, latitude))];
  const found = ground.rivers[river];
  if (!found) throw new RangeError(`"${name}" is river ${river}; the document has ${ground.rivers.length} rivers`);
  return linesOf(found.parts, lines).flat().map(pointsOf);
}

function projectedName(name: NaturalName, data: LabelData, lines: Lines): ProjectedName {
  const { kinds, sized } = data.style.labels;
  return { name, style: kinds[name.kind], size: sized[name.kind], lines: writtenAlong(name, data, lines) };
}

/** A name and, unless it is unknown or a number of the name itself, the height after it; as in print. */
export function withMetres(name: string, metres: number | undefined): string {
  const isWritten = metres === undefined || name.match(/[0-9]+/g)?.includes(String(metres));
  return isWritten ? name : `${name}\u00a0${metres}`;
}

export class LabelCandidates {
  /** How names are written, and in which language. */
  readonly names: NameStyle;
  /** The units in position. */
  readonly units: UnitLabels;
  private readonly places: ProjectedPlace[];
  private readonly natural: ProjectedName[];
  private readonly pictures: UnitPictures;
  /** View and language for which the labels below were made. */
  private key = "";
  /** Days on which a place changes its name, in order; and how many of them had passed when places were labelled. */
  private readonly changes: Day[];
  private passed = -1;
  /** Labels of items, by the item's index and whether it is selected. */
  private byItem = new Map<string, Label[]>();
  private placeNames: Label[] = [];
  private natureNames: Label[] = [];

  /**
   * @param data of the document
   * @param lines of the ground, in the unit Mercator square
   */
  constructor(
    private readonly data: LabelData,
    lines: Lines,
    private readonly measure: TextMeasure,
  ) {
    this.names = new NameStyle(data.style);
    this.places = data.places.map((place) => {
      const [x, y] = toMercator(place.lon, place.lat);
      const asLand = place.isLand ? data.style.labels.landMaxZoom + 0.01 : 0;
      return { ...place, x, y, minZoom: Math.max(placeZoom(place, data.style), asLand) };
    });
    const starts = data.places.flatMap((place) => place.stages?.map(({ start }) => start) ?? []);
    this.changes = [...new Set(starts.filter((start) => start !== null))].sort((a, b) => a - b);
    this.natural = data.natural.map((name) => projectedName(name, data, lines));
    this.pictures = new UnitPictures(data.symbols);
    this.units = new UnitLabels(data, this.pictures, this.names);
  }

  private passedBy(day: Day): number {
    const later = this.changes.findIndex((change) => change > day);
    return later < 0 ? this.changes.length : later;
  }

  /** Whether a place is called otherwise on a day than when places were labelled last. */
  placesChange(day: Day): boolean {
    return this.passed !== this.passedBy(day);
  }

  /** All labels that are wanted, those to be placed first in front. What does not move keeps its label while the view lasts. */
  labelsFor(frame: Frame, { day, events, phases, lands, lines, arrows }: LabelledItems): Label[] {
    const key = `${frame.key}|${this.names.language}`;
    const passed = this.passedBy(day);
    const moved = this.key !== key;
    if (moved) {
      this.key = key;
      this.byItem = new Map();
      this.natureNames = this.natureLabels(frame);
    }
    if (moved || this.passed !== passed) {
      this.passed = passed;
      this.placeNames = this.placeLabels(frame, day);
    }
    const moving = [
      ...events.flatMap((item) => this.once(item, Boolean(item.chosen), () => this.eventLabels(frame, item))),
      ...phases.flatMap((item) => this.once(item, Boolean(item.chosen), () => this.phaseLabels(frame, item))),
      ...lands.flatMap((item) => this.once(item, false, () => this.landLabels(frame, item))),
      ...lines.flatMap((item) => this.once(item, false, () => this.lineLabels(frame, item))),
      ...arrows.flatMap((item) => this.once(item, false, () => this.arrowLabels(frame, item))),
    ];
    return [...moving, ...this.placeNames, ...this.natureNames].sort((a, b) => a.order - b.order);
  }

  /** The labels of an item, made once for each view. */
  private once(item: Item, selected: boolean, make: () => Label[]): Label[] {
    const key = `${item.index}|${selected}`;
    let labels = this.byItem.get(key);
    if (!labels) {
      labels = make();
      this.byItem.set(key, labels);
    }
    return labels;
  }

  private eventLabels(frame: Frame, item: Item): Label[] {
    const { feature, chosen } = item;
    const { style } = this.data;
    if (!chosen && frame.zoom < zoomFrom(style, "event-name", feature.rank)) return [];
    const [x, y] = pointOf(item, frame);
    const text = this.names.translated(feature.short ?? feature.name, this.data.dossiers[feature.dossier]?.names);
    return [
      {
        type: "point",
        key: feature.id,
        ...{ x, y, text },
        ...this.names.written("event", sizeOf(style.labels.ranked.event, feature.rank), feature.darkColour),
        lines: breakLines(text),
        gap: symbolRadius(feature, frame.zoom) + 3,
        order: chosen ? 0 : (isState(item) ? STATE_ORDER : 10) + feature.rank,
      },
    ];
  }

  private phaseLabels(frame: Frame, item: Item): Label[] {
    const { feature, chosen } = item;
    const { style } = this.data;
    if (!chosen && frame.zoom < zoomFrom(style, "phase-name", feature.rank)) return [];
    const [x, y] = pointOf(item, frame);
    return [
      {
        type: "point",
        key: feature.id,
        ...{ x, y, text: feature.name },
        ...this.names.written("phase", sizeOf(style.labels.ranked.phase, feature.rank), feature.darkColour),
        lines: breakLines(feature.name, 20),
        gap: symbolRadius(feature, frame.zoom) + 3,
        order: PHASE_ORDER + feature.rank / 10,
      },
    ];
  }

  private landLabels({ zoom, scale, x0, y0 }: Frame, { feature }: Item): Label[] {
    const { anchors, minZoom = 0 } = feature;
    const { kinds, sized, landMaxZoom, landDistance } = this.data.style.labels;
    if (!anchors || zoom < minZoom || zoom > landMaxZoom) return [];
    const text = inCapitals(this.names.translated(feature.label ?? feature.name, feature.names), kinds.land);
    return anchors.map(([x, y], number) => ({
      type: "point",
      key: `${feature.id}~${number}`,
      x: x * scale - x0,
      y: y * scale - y0,
      text,
      lines: breakLines(text, 16),
      ...this.names.written("land", sizeAt(sized.land, zoom, minZoom), feature.darkColour),
      order: 12.5 + number / 100,
      centred: true,
      minDistance: landDistance,
    }));
  }

  /** Whose claim a line is, or what it parts, or the name of a road, beside it. */
  private lineLabels(frame: Frame, { feature, shape }: Item): Label[] {
    const { style } = this.data;
    const road = feature.layer === "road";
    const what = road ? "road-name" : feature.kind === "sphere-limit" ? "sphere-name" : "claim-name";
    if (frame.zoom < zoomFrom(style, what)) return [];
    const text = this.names.translated(feature.label ?? feature.name, feature.names);
    const written = this.names.written("claim", sizeOf(style.labels.ranked.claim, feature.rank), feature.darkColour);
    const { min, max } = frame;
    const length = this.measure.width(written.font, text);
    const linesFor = (): PixelPoint[][] =>
      shape.parts.flatMap(([line = new Float64Array()]) =>
        chordsBeside(toPixels(line, frame, 1), length, [min.x, min.y, max.x, max.y], written.size),
      );
    return [{ type: "line", key: `${feature.id}~`, ...written, text, linesFor, order: road ? ROAD_ORDER : 13.45 }];
  }

  /** The name of a formation beside its arrow, and its symbol at the arrow's head. */
  private arrowLabels(frame: Frame, item: Item): Label[] {
    const { style } = this.data;
    if (frame.zoom < zoomFrom(style, "formation")) return [];
    const { feature } = item;
    const centreline = arrowCentreline(item, frame);
    const written = this.names.written(
      "formation",
      sizeOf(style.labels.ranked.formation, feature.rank),
      feature.darkColour,
    );
    const { font, size, spacing = 0 } = written;
    const formation = this.data.formations[feature.unit ?? ""];
    const text = this.names.translated(feature.name, formation?.names).replace(/ \(.*\)$/, "");
    const length = this.measure.width(font, text) + spacing * ([...text].length - 1);
    const name: LineLabel = {
      type: "line",
      key: feature.id,
      text,
      linesFor: () => linesBeside(centreline, length, size),
      shares: [0.5, 0.15, 0.85],
      ...written,
      order: 13.4 + feature.rank / 10,
    };
    const symbol = this.symbolLabel(frame, item, centreline.points);
    return symbol ? [symbol, name] : [name];
  }

  /** The unit symbol of an arrow with a middle line; null where it has none at this zoom. */
  private symbolLabel({ zoom }: Frame, item: Item, line: PixelPoint[]): Label | null {
    const { feature } = item;
    const [tip, before] = [line.at(-1), line.at(-2)];
    if (zoom < zoomFrom(this.data.style, "unit-symbol") || !tip || !before) return null;
    const picture = this.pictures.of(feature.symbol === "" ? undefined : feature.symbol);
    if (!picture) return null;
    const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
    return {
      type: "symbol",
      key: `${feature.id}^`,
      x: tip[0],
      y: tip[1],
      direction: [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length],
      picture,
      scale: symbolScaleAt(zoom, this.data.style.labels),
      unit: feature.unit,
      item,
      order: 13 + feature.rank / 10,
    };
  }

  private placeLabels(frame: Frame, day: Day): Label[] {
    const { min, max } = frame;
    return this.places.flatMap((place) => {
      if (frame.zoom < place.minZoom) return [];
      const x = place.x * frame.scale - frame.x0;
      const y = place.y * frame.scale - frame.y0;
      return x < min.x || x > max.x || y < min.y || y > max.y
        ? []
        : [this.placeLabel(place, calledOn(place, day), [x, y], frame.zoom)];
    });
  }

  private placeLabel(place: ProjectedPlace, { name, names, kind }: Called, [x, y]: PixelPoint, zoom: number): Label {
    const { style } = this.data;
    const water = kind === "lake" || kind === "sea";
    const area = style.markStyle.noDot.includes(kind);
    const called = this.names.translated(name, names, place.modern);
    const text = withMetres(called, place.metres);
    return {
      type: "point",
      key: `${place.name}|${place.lon}`,
      ...{ x, y, text },
      lines: breakLines(text, 24),
      ...this.names.written(
        water ? "water-place" : place.rank === 1 ? "first-place" : "place",
        sizeOf(style.labels.ranked.place, place.rank),
      ),
      gap: 5,
      order: orderOf(place, zoom),
      placeKind: area ? undefined : kind,
      centred: area,
    };
  }

  private natureLabels(frame: Frame): Label[] {
    return this.natural.flatMap((name) => {
      if (frame.zoom < name.name.minZoom || frame.zoom > name.name.maxZoom) return [];
      const label = this.natureLabel(frame, name);
      return label ? [label] : [];
    });
  }

  /** Along a straight stretch of a river, along the line of anything else; null where no stretch is long enough. */
  private natureLabel(frame: Frame, { name, style, size: sizes, lines }: ProjectedName): Label | null {
    const { min, max, scale, x0, y0, zoom } = frame;
    const text = inCapitals(this.names.translated(name.name, name.names), style);
    const written = this.names.written(name.kind, sizeAt(sizes, zoom, name.minZoom));
    const { font, size } = written;
    const label = {
      type: "line" as const,
      key: `${name.kind} ${name.name}`,
      ...written,
      text,
      order: NATURE_ORDER[name.kind] ?? 15,
    };
    const inFrame = lines.map((line) => line.map(([x, y]): PixelPoint => [x * scale - x0, y * scale - y0]));
    const width = this.measure.width(font, text);
    if (name.kind === "river") {
      const view: Box = [min.x, min.y, max.x, max.y];
      const stretch = straightestStretch(inFrame, width + 10, view, size);
      const others = (): PixelPoint[][] => inFrame.flatMap((line) => chordsBeside(line, width + 10, view, size));
      const order = zoom >= CLOSE_RIVERS.zoom ? CLOSE_RIVERS.order : label.order;
      return { ...label, order, linesFor: () => [...(stretch ? [stretch] : []), ...others()] };
    }
    const line = inFrame[0] ?? [];
    const gaps = Math.max(1, [...text].length - 1);
    const spacing = Math.min(written.spacing ?? 0, Math.max(0, (lengthOf(line) * 0.86 - width) / gaps));
    return { ...label, spacing, linesFor: () => [line], shares: [0.5, 0, 1] };
  }
}
