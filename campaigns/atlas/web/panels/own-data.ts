/* Users' own data on the map: files are dropped on it or chosen in a drawer, read in this browser and sent nowhere; the map
   can be saved with them. */

import { toIso } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { toMercator } from "../base/mercator.ts";
import { t } from "../base/translation.ts";
import { LIMITS } from "../base/vocabulary.ts";
import { Breather } from "../guests/breather.ts";
import { readFile, SUFFIXES } from "../guests/file-kinds.ts";
import type { Mapping } from "../guests/guessing.ts";
import type { GuestLayer } from "../guests/guest-layer.ts";
import { placeRows, type Placed } from "../guests/placing.ts";
import type { GuestTable } from "../guests/table.ts";
import { withinRings } from "../guests/waters.ts";
import { clampDay } from "../navigation.ts";
import { fileName, saveFile } from "./file-saving.ts";
import { OwnFile } from "./own-file.ts";
import { frameOf, type PanelParts } from "./panel-parts.ts";
import { savedMap } from "./saved-map.ts";
import type { Toolbar } from "./toolbar.ts";

const DRAWER = "own-data";
/** Zoom at which a single place is shown. */
const PLACE_ZOOM = 7;
const introduction = (): string =>
  t("Drop a file on the map, or choose one: a table as text ({suffixes}) or GeoJSON; {limits}.", {
    suffixes: SUFFIXES.slice(0, 4).join(", "),
    limits: t(LIMITS),
  });

export class OwnData {
  private readonly files = element("div");
  private readonly shown = element("ul", { class: "own-layers" });
  private readonly status = element("p", { role: "status" });
  private readonly save: HTMLButtonElement;
  private readonly root: HTMLElement;
  private readonly open = new Set<OwnFile>();
  /** Made when the first file is placed: it takes a moment. */
  private isSea: ReturnType<typeof withinRings> | null = null;
  /** What is being read; files wait for each other. */
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: Toolbar,
    private readonly parts: PanelParts,
  ) {
    const input: HTMLInputElement = element("input", {
      ...{ type: "file", multiple: true, hidden: true, accept: SUFFIXES.join(",") },
      onchange: () => {
        this.take([...(input.files ?? [])]);
        input.value = "";
      },
    });
    const button = (text: () => string, onclick: () => void) => element("button", { type: "button", text, onclick });
    this.save = button(
      () => t("Save this map with your data"),
      () => void this.saveMap(),
    );
    this.root = element(
      "div",
      { class: "own-data" },
      element("p", { text: introduction }),
      element("p", {
        text: () =>
          t("It is read in this browser and sent nowhere. Save other tables as CSV first, other maps as GeoJSON."),
      }),
      button(
        () => t("Choose files …"),
        () => input.click(),
      ),
      ...[input, this.status, this.files, this.shown, this.save],
    );
    tools.drawer(DRAWER, () => t("Your data"), "own", { show: (body) => body.append(this.root) });
    this.followDrags(frameOf(parts.map));
    parts.guests.onChange.add(() => this.update());
    this.update();
  }

  /** Read files, one after the other. */
  private take(files: readonly File[]): void {
    if (!files.length) return;
    this.tools.open(DRAWER);
    this.files.querySelectorAll(":scope > [role=alert]").forEach((told) => told.remove());
    for (const file of files) this.reading = this.reading.then(() => this.read(file));
  }

  private async read(file: File): Promise<void> {
    this.status.textContent = t("Reading {file} …", { file: file.name });
    try {
      const table = await readFile(file, new Breather());
      const shown = new OwnFile(table, {
        place: (mapping, before) => this.place(table, mapping, before),
        show: (layer) => this.parts.guests.add(layer),
        look: (layer) => this.look(layer),
        remove: (id) => this.parts.guests.remove(id),
      });
      this.open.add(shown);
      this.files.prepend(shown.element);
      await shown.begin();
    } catch (error) {
      const text = `${file.name}: ${(error as Error).message}`;
      this.files.prepend(element("p", { class: "own-question", role: "alert", text }));
    }
    this.status.textContent = "";
  }

  private async place(table: GuestTable, mapping: Mapping, before: string | null): Promise<Placed> {
    const taken = this.parts.guests.layers.map(({ id }) => id);
    const { data, groundLines } = this.parts;
    this.isSea ??= withinRings(data.ground.sea.flat().flatMap((number) => groundLines.at(number) ?? []));
    const placed = await placeRows(table, mapping, { ...data, isSea: this.isSea }, taken, new Breather());
    return { ...placed, layer: { ...placed.layer, id: before ?? placed.layer.id } };
  }

  /** Show a layer: a day on which it has rows, if today has none, and its ground. */
  private look(layer: GuestLayer): void {
    const { atlas, data, state, view } = this.parts;
    const { count, end, latitude, longitude, start } = layer;
    let [isThere, next] = [false, Infinity];
    let [west, north, east, south] = [1, 1, 0, 0];
    for (let row = 0; row < count; row += 1) {
      const [first, last] = [start[row] ?? 0, end[row] ?? 0];
      if (first <= state.day && last >= state.day) isThere = true;
      if (last >= data.range[0] && first < next) next = first;
      const [x, y] = toMercator(longitude[row] ?? 0, latitude[row] ?? 0);
      [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
    }
    if (!count) return;
    if (!isThere && next < Infinity) atlas.goto(toIso(clampDay(next, data.range)));
    view.frame([west, north, east, south], PLACE_ZOOM);
  }

  /** Show which layers are on the map. */
  private update(): void {
    const { guests } = this.parts;
    const ids = new Set(guests.layers.map(({ id }) => id));
    for (const file of this.open)
      if (file.id !== null && !ids.has(file.id)) {
        file.element.remove();
        this.open.delete(file);
      }
    const others = guests.layers.filter(({ id }) => ![...this.open].some((file) => file.id === id));
    this.shown.replaceChildren(
      ...others.map(({ id, title, count }) => {
        const remove = { type: "button", text: t("Take it off the map"), onclick: () => guests.remove(id) };
        return element("li", {}, `${title}: ${t("{count} row|{count} rows", { count })} `, element("button", remove));
      }),
    );
    this.save.hidden = !guests.whole.length;
  }

  private async saveMap(): Promise<void> {
    const { data, guests, map, state } = this.parts;
    this.status.textContent = t("Writing the map …");
    const { lat, lng } = map.getCenter();
    const file = await savedMap(guests.whole, { day: state.day, view: [map.getZoom(), lat, lng] });
    saveFile(fileName(data.title, ".html"), file);
    this.status.textContent = t("The map of {number} kB is saved, with your data in it.", {
      number: Math.ceil(file.size / 1000),
    });
  }

  /** Files may be dropped anywhere on the page: beside the map the browser would leave it and open them. */
  private followDrags(frame: HTMLElement): void {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const mark = (on: boolean): void => {
      frame.classList.toggle("dropping", on);
      frame.dataset.drop = t("Drop the file to see it on the map");
    };
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      mark(true);
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) mark(false);
    });
    document.addEventListener("drop", (event) => {
      mark(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.take([...(event.dataTransfer?.files ?? [])]);
    });
  }
}
