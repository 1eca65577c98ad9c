/* Which labels are wanted in a view, in what font and in what order: events, lands, formations, places, nature. */

import { toMercator } from "../base/mercator.ts";
import { linesOf } from "../base/packing.ts";
import type { MapPlace, Names, NaturalName, Payload } from "../base/payload.ts";
import type { Frame, Item, Line, MercatorPoint, PixelPoint } from "../base/types.ts";
import { pointOf, symbolRadius } from "../scene/event-geometry.ts";
import { arrowCentreline, lengthOf, linesBeside, straightestStretch } from "./label-lines.ts";
import type { Label, LineLabel, TextMeasure } from "./label.ts";
import { breakLines, SERIF } from "./text-renderer.ts";

/** Zoom from which places, and events, of each rank are named. */
const PLACE_ZOOMS = [0, 3, 5, 6.5, 8, 9.5];
const EVENT_ZOOMS = [0, 3, 5, 6.5, 8];
/** Zoom from which formations are named, and from which they have their symbols. */
const FORMATION_ZOOM = 5.5;
const SYMBOL_ZOOM = 6;
/** Zoom up to which lands are named, and least distance between two labels of one land, pixels. */
const LAND_ZOOM = 9.5;
const LAND_DISTANCE = 560;

/** Look of a name of nature. */
interface NatureStyle {
  /** Style and weight, as CSS writes them. */
  font: string;
  /** Size in pixels at the zoom from which it is shown, and the largest. */
  size: [least: number, most: number];
  /** Space between letters, in sizes. */
  spacing: number;
  /** Where there is none, that of names of waters. */
  colour?: string;
  capitals?: boolean;
  order: number;
}

const NATURE: Readonly<Record<string, NatureStyle>> = {
  sea: { font: "italic 400", size: [13, 19], spacing: 0.7, order: 13.9 },
  lake: { font: "italic 400", size: [11.5, 14], spacing: 0.2, order: 15 },
  river: { font: "italic 400", size: [11, 12.5], spacing: 0, order: 19 },
  range: { font: "italic 500", size: [12, 15], spacing: 0.6, colour: "#6b5a43", order: 15 },
  desert: { font: "italic 500", size: [12, 15], spacing: 0.7, colour: "#80683c", order: 15 },
  plain: { font: "italic 500", size: [12, 14], spacing: 0.5, colour: "#6b5a43", order: 15 },
  region: { font: "500", size: [11, 13], spacing: 0.5, colour: "#5a5249", capitals: true, order: 15 },
};

/** What the labels need of the document. */
export type LabelData = Pick<Payload, "style" | "dossiers" | "places" | "natural" | "ground" | "symbols">;

/** Items of the day that are labelled. */
export interface LabelledItems {
  events: Item[];
  lands: Item[];
  arrows: Item[];
}

/** A place with its point in the unit Mercator square. */
type ProjectedPlace = MapPlace & { x: number; y: number };

/** A name of nature with its look, and the lines, in the unit Mercator square, along which it may be written. */
interface ProjectedName {
  name: NaturalName;
  style: NatureStyle;
  lines: MercatorPoint[][];
}

const pointsOf = (line: Line): MercatorPoint[] =>
  Array.from({ length: line.length / 2 }, (_, index) => [line[2 * index]!, line[2 * index + 1]!]);

function writtenAlong({ name, path, river }: NaturalName, { ground }: LabelData, lines: Line[]): MercatorPoint[][] {
  if (river === undefined) return [(path ?? []).map(([longitude, latitude]) => toMercator(longitude, latitude))];
  const found = ground.rivers[river];
  if (!found) throw new RangeError(`"${name}" is river ${river}; the document has ${ground.rivers.length} rivers`);
  return linesOf(found.parts, lines).flat().map(pointsOf);
}

function projectedName(name: NaturalName, data: LabelData, lines: Line[]): ProjectedName {
  const style = NATURE[name.kind];
  if (!style)
    throw new RangeError(`"${name.name}" is of kind "${name.kind}", expected ${Object.keys(NATURE).join(", ")}`);
  return { name, style, lines: writtenAlong(name, data, lines) };
}

function imageOf(address: string): HTMLImageElement {
  const image = new Image();
  image.src = address;
  return image;
}

/** Waits until an image is read, or found to be unreadable. */
const loaded = (image: HTMLImageElement): Promise<void> =>
  new Promise((done) => {
    if (image.complete) done();
    image.addEventListener("load", () => done());
    image.addEventListener("error", () => done());
  });

export class LabelCandidates {
  /** Code of the language of names. */
  language = "en";
  private readonly places: ProjectedPlace[];
  private readonly natural: ProjectedName[];
  /** Is kept once the unit symbols are read: until then arrows are labelled without them. */
  readonly symbolsLoaded: Promise<unknown>;
  private readonly symbols: HTMLImageElement[];
  /** View and language for which the labels below were made. */
  private key = "";
  /** Labels of items, by the item's index and whether it is selected. */
  private byItem = new Map<string, Label[]>();
  /** Labels of places and of nature. */
  private fixed: Label[] = [];

  /**
   * @param data of the document
   * @param lines of the ground, in the unit Mercator square
   */
  constructor(
    private readonly data: LabelData,
    lines: Line[],
    private readonly measure: TextMeasure,
  ) {
    this.places = data.places.map((place) => {
      const [x, y] = toMercator(place.lon, place.lat);
      return { ...place, x, y };
    });
    this.natural = data.natural.map((name) => projectedName(name, data, lines));
    this.symbols = data.symbols.map(imageOf);
    this.symbolsLoaded = Promise.all(this.symbols.map(loaded));
  }

  /** All labels that are wanted, those to be placed first in front. What does not move keeps its label while the view lasts. */
  labelsFor(frame: Frame, { events, lands, arrows }: LabelledItems): Label[] {
    const key = `${frame.key}|${this.language}`;
    if (this.key !== key) {
      this.key = key;
      this.byItem = new Map();
      this.fixed = [...this.placeLabels(frame), ...this.natureLabels(frame)];
    }
    const moving = [
      ...events.flatMap((item) => this.once(item, Boolean(item.chosen), () => this.eventLabels(frame, item))),
      ...lands.flatMap((item) => this.once(item, false, () => this.landLabels(frame, item))),
      ...arrows.flatMap((item) => this.once(item, false, () => this.arrowLabels(frame, item))),
    ];
    return [...moving, ...this.fixed].sort((a, b) => a.order - b.order);
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

  private font(weight: string, size: number): string {
    const chinese = this.language === "zh" ? '"Noto Serif CJK SC", ' : "";
    return `${weight} ${size}px ${chinese}${SERIF}`;
  }

  /** A name in the language of names; the English one if there is none. */
  private translated(english: string, names: Names | undefined, modern = ""): string {
    if (this.language === "modern") return modern || english;
    return names?.[this.language] || english;
  }

  private eventLabels(frame: Frame, item: Item): Label[] {
    const { feature, chosen } = item;
    if (!chosen && frame.zoom < (EVENT_ZOOMS[feature.rank] ?? 0)) return [];
    const size = feature.rank === 1 ? 14 : 13;
    const [x, y] = pointOf(item, frame);
    const text = this.translated(feature.short ?? feature.name, this.data.dossiers[feature.dossier]?.names);
    return [
      {
        type: "point",
        key: feature.id,
        ...{ x, y, text, size },
        lines: breakLines(text),
        font: this.font("italic 600", size),
        colour: feature.ink,
        gap: symbolRadius(feature, frame.zoom) + 3,
        order: chosen ? 0 : 10 + feature.rank,
      },
    ];
  }

  private landLabels({ zoom, scale, x0, y0 }: Frame, { feature }: Item): Label[] {
    const { anchors, from = 0 } = feature;
    if (!anchors || zoom < from || zoom > LAND_ZOOM) return [];
    const size = Math.min(21, 10.5 + (zoom - from) * 2);
    const text = this.translated(feature.label ?? feature.name, feature.names).toUpperCase();
    return anchors.map(([x, y], number) => ({
      type: "point",
      key: `${feature.id}~${number}`,
      x: x * scale - x0,
      y: y * scale - y0,
      text,
      lines: breakLines(text, 16),
      font: this.font("600", size),
      size,
      colour: feature.ink,
      spacing: size * 0.2,
      order: 12.5 + number / 100,
      centred: true,
      minDistance: LAND_DISTANCE,
      opacity: 0.82,
    }));
  }

  /** The name of a formation beside its arrow, and its symbol at the arrow's head. */
  private arrowLabels(frame: Frame, item: Item): Label[] {
    if (frame.zoom < FORMATION_ZOOM) return [];
    const { feature } = item;
    const centreline = arrowCentreline(item, frame);
    const size = feature.rank === 1 ? 12 : 11;
    const text = feature.name.replace(/ \(.*\)$/, "");
    const font = this.font("600", size);
    const name: LineLabel = {
      type: "line",
      key: feature.id,
      text,
      linesFor: () => linesBeside(centreline, this.measure.width(font, text), size),
      shares: [0.5, 0.15, 0.85],
      font,
      size,
      colour: feature.ink,
      order: 13.4 + feature.rank / 10,
    };
    const symbol = this.symbolLabel(frame, item, centreline.points);
    return symbol ? [symbol, name] : [name];
  }

  /** The unit symbol of an arrow with a middle line; null where it has none at this zoom. */
  private symbolLabel({ zoom }: Frame, { feature }: Item, line: PixelPoint[]): Label | null {
    const image = typeof feature.symbol === "number" ? this.symbols[feature.symbol] : undefined;
    const [tip, before] = [line.at(-1), line.at(-2)];
    if (zoom < SYMBOL_ZOOM || !image || !tip || !before) return null;
    const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
    return {
      type: "symbol",
      key: `${feature.id}^`,
      x: tip[0],
      y: tip[1],
      direction: [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length],
      image,
      height: zoom < 7 ? 21 : 26,
      order: 13 + feature.rank / 10,
    };
  }

  private placeLabels(frame: Frame): Label[] {
    const { min, max } = frame;
    return this.places.flatMap((place) => {
      if (frame.zoom < (PLACE_ZOOMS[place.rank] ?? 0)) return [];
      const x = place.x * frame.scale - frame.x0;
      const y = place.y * frame.scale - frame.y0;
      return x < min.x || x > max.x || y < min.y || y > max.y ? [] : [this.placeLabel(place, x, y)];
    });
  }

  private placeLabel(place: ProjectedPlace, x: number, y: number): Label {
    const { style } = this.data;
    const water = place.kind === "lake" || place.kind === "sea";
    const area = water || place.kind === "region";
    const size = Math.max(10.5, 15 - place.rank * 1.1);
    const text = this.translated(place.name, place.names, place.modern);
    return {
      type: "point",
      key: `${place.name}|${place.lon}`,
      ...{ x, y, text, size },
      lines: breakLines(text, 24),
      font: this.font(water ? "italic 400" : place.rank <= 1 ? "600" : "400", size),
      colour: water ? style.waterInk : style.ink,
      gap: 5,
      order: place.rank === 1 ? 11.5 : place.rank === 2 ? 14.5 : 20 + place.rank,
      placeKind: area ? undefined : place.kind,
      centred: area,
    };
  }

  private natureLabels(frame: Frame): Label[] {
    return this.natural.flatMap((name) => {
      if (frame.zoom < name.name.from || frame.zoom > name.name.to) return [];
      const label = this.natureLabel(frame, name);
      return label ? [label] : [];
    });
  }

  /** Along a straight stretch of a river, along the line of anything else; null where no stretch is long enough. */
  private natureLabel(frame: Frame, { name, style, lines }: ProjectedName): Label | null {
    const { min, max, scale, x0, y0, zoom } = frame;
    const [least, most] = style.size;
    const size = Math.min(most, least + (zoom - name.from) * 1.4);
    const translated = this.translated(name.name, name.names);
    const text = style.capitals ? translated.toUpperCase() : translated;
    const font = this.font(style.font, size);
    const label = {
      type: "line" as const,
      key: `${name.kind} ${name.name}`,
      ...{ text, font, size },
      colour: style.colour ?? this.data.style.waterInk,
      order: style.order,
      opacity: 0.92,
    };
    const inFrame = lines.map((line) => line.map(([x, y]): PixelPoint => [x * scale - x0, y * scale - y0]));
    const width = this.measure.width(font, text);
    if (name.kind === "river") {
      const stretch = straightestStretch(inFrame, width + 10, [min.x, min.y, max.x, max.y], size);
      return stretch && { ...label, linesFor: () => [stretch] };
    }
    const line = inFrame[0] ?? [];
    const gaps = Math.max(1, [...text].length - 1);
    const spacing = Math.min(size * style.spacing, Math.max(0, (lengthOf(line) * 0.86 - width) / gaps));
    return { ...label, spacing, linesFor: () => [line], shares: [0.5, 0, 1] };
  }
}
