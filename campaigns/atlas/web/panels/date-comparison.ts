/* Two dates side by side: left of a handle the map on a date of its own, right of it the map on the clock's. The second
   scene has its own clock and canvas, and is there only while one compares. */

import type { Day } from "../base/days.ts";
import { formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import { t } from "../base/translation.ts";
import type { Box, Item } from "../base/types.ts";
import { Clock } from "../time/clock.ts";
import { answerTo, DateMessage } from "../time/date-answer.ts";

/** What a scene shows: its day, and what is selected and emphasised. */
export interface SceneState {
  day: Day;
  readonly chosen: string | null;
  readonly highlights: ReadonlySet<string>;
}

/** What is asked of either scene: see scene/scene.ts. */
export interface ComparedScene {
  readonly labels: { language: string };
  refresh(visible: Set<Item>, changed: Item[], everything?: boolean): void;
  redraw(changed: Item[], everything: boolean): void;
  /** Keep names out of a box, in pixels of the map's container, that the other scene covers; null is none. */
  setOtherMap(box: Box | null): void;
  remove(): void;
}

/** What a comparison asks of the map. */
export interface ComparisonControls<Scene extends ComparedScene> {
  /** Make a second scene, beside that of the clock's date. */
  make(state: SceneState): Scene;
  /** First and last day there is. */
  range: [first: Day, last: Day];
  /** A date was typed on the left. */
  changed(): void;
}

/** The scene on the left, while one compares. */
interface Left<Scene extends ComparedScene> {
  scene: Scene;
  state: SceneState;
  clock: Clock;
}

/** Shares of the map's width by which a key moves the handle. */
const STEPS = { key: 0.02, far: 0.1 };

/** Where a key puts the handle, as a share of the map's width; not limited to 0 to 1. */
export function shareAfterKey(key: string, shift: boolean, share: number): number | undefined {
  const step = shift ? STEPS.far : STEPS.key;
  const places: Record<string, number> = {
    ArrowLeft: share - step,
    ArrowDown: share - step,
    ArrowRight: share + step,
    ArrowUp: share + step,
    PageDown: share - STEPS.far,
    PageUp: share + STEPS.far,
    Home: 0,
    End: 1,
  };
  return places[key];
}

/** The comparison of two dates. */
export class DateComparison<Scene extends ComparedScene> {
  private left: Left<Scene> | null = null;
  /** Where the handle stands, as a share of the map's width from the left. */
  private share = 0.5;
  private readonly field = element("input", {
    type: "text",
    class: "compare-date",
    "aria-label": () => t("Date on the left, year-month-day or day, month and year"),
    "aria-describedby": "compare-problem",
    autocomplete: "off",
    spellcheck: "false",
    size: 15,
    onchange: () => this.readField(),
  });
  private readonly other = element("span", { class: "compare-now" });
  private readonly message = new DateMessage("compare-problem", "compare-problem");
  private readonly dates = element("div", { class: "compare-dates" }, this.field, this.other, this.message.element);
  private readonly handle: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly clip = (): void => this.placeHandle();
  private readonly resize = (): void => {
    this.placeHandle();
    this.partNames();
  };

  /**
   * @param map Leaflet's, with a pane "compare" while one compares
   * @param scene of the clock's date
   * @param items all that the clock moves
   * @param state of the map: day, and what is selected
   */
  constructor(
    private readonly map: L.Map,
    private readonly scene: ComparedScene,
    private readonly items: Item[],
    private readonly state: SceneState,
    private readonly controls: ComparisonControls<Scene>,
  ) {
    this.handle = this.makeHandle();
    this.panel = element("div", { class: "compare", hidden: true }, this.handle, this.dates);
    map.getContainer().parentElement?.append(this.panel);
  }

  private makeHandle(): HTMLElement {
    const handle = element(
      "div",
      {
        class: "compare-handle",
        role: "slider",
        tabindex: "0",
        "data-keys": "own",
        "aria-label": () => t("Line between the two dates"),
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        onkeydown: (event: KeyboardEvent) => this.press(event),
        onpointerdown: (event: PointerEvent) => {
          event.preventDefault();
          handle.focus();
          handle.setPointerCapture(event.pointerId);
        },
        onpointermove: (event: PointerEvent) => {
          if (!handle.hasPointerCapture(event.pointerId)) return;
          const { left, width } = this.map.getContainer().getBoundingClientRect();
          this.move((event.clientX - left) / width);
        },
        onpointerup: () => this.partNames(),
        onkeyup: () => this.partNames(),
      },
      icon("compare"),
    );
    return handle;
  }

  /** The date on the left, or null while nothing is compared. */
  get day(): Day | null {
    return this.left?.state.day ?? null;
  }

  /** The scene on the left, or null while nothing is compared. */
  get second(): Scene | null {
    return this.left?.scene ?? null;
  }

  /** Show a day on the left of the handle; null ends the comparison. */
  show(day: Day | null): void {
    if (day === null) {
      this.end();
      return;
    }
    const begins = this.left === null;
    const { scene, state, clock } = this.left ?? this.begin(day);
    state.day = day;
    const { came, went } = clock.goto(day);
    scene.refresh(clock.visible, [...came, ...went], begins);
    if (document.activeElement !== this.field) this.field.value = formatDate(day);
    this.describe();
  }

  private begin(day: Day): Left<Scene> {
    const chosen = this.state;
    const state: SceneState = {
      day,
      get chosen() {
        return chosen.chosen;
      },
      get highlights() {
        return chosen.highlights;
      },
    };
    /* Its items are its own: each remembers how it was last painted. The shapes are shared, and with them their paths. */
    const items = this.items.map((item): Item => {
      return { ...item, shape: item.still ?? item.shape, still: undefined, painted: false };
    });
    const left = { clock: new Clock(items), scene: this.controls.make(state), state };
    this.left = left;
    this.map.on("move zoomend viewreset", this.clip).on("resize", this.resize);
    this.panel.hidden = false;
    this.placeHandle();
    this.partNames();
    return left;
  }

  private end(): void {
    if (!this.left) return;
    this.map.off("move zoomend viewreset", this.clip).off("resize", this.resize);
    this.left.scene.remove();
    this.left = null;
    this.panel.hidden = true;
    this.scene.setOtherMap(null);
  }

  /** Once the handle rests: no name of either scene stands across it. */
  private partNames(): void {
    if (!this.left) return;
    const { x, y } = this.map.getSize();
    const at = this.handleX;
    this.scene.setOtherMap([0, 0, at, y]);
    this.left.scene.setOtherMap([at, 0, x, y]);
  }

  /** Take over what changed on the map beside the clock: layers switched, another language. */
  refresh(): void {
    if (!this.left) return;
    const { scene, clock } = this.left;
    scene.labels.language = this.scene.labels.language;
    scene.refresh(clock.visible, [...clock.items], true);
  }

  /** Draw the scene on the left anew, as after another feature was selected. */
  redraw(): void {
    this.left?.scene.redraw([], true);
  }

  /** Put the handle where it stands and cut the scene on the left off there; its pane is placed in layer points. */
  private placeHandle(): void {
    const { x, y } = this.map.getSize();
    const at = this.handleX;
    const { x: left, y: top } = this.map.containerPointToLayerPoint([0, 0]);
    const corners = [
      [left, top],
      [left + at, top],
      [left + at, top + y],
      [left, top + y],
    ];
    const path = corners.map((corner) => corner.map((each) => `${each}px`).join(" ")).join();
    const pane = this.map.getPane("compare");
    if (pane) pane.style.clipPath = `polygon(${path})`;
    this.handle.style.transform = `translateX(${at}px)`;
    const half = this.dates.offsetWidth / 2;
    this.dates.style.transform = `translateX(${Math.round(Math.max(half + 4, Math.min(x - half - 4, at)) - half)}px)`;
  }

  /** Where the handle stands: pixels from the left of the map's container. */
  get handleX(): number {
    return Math.round(this.share * this.map.getSize().x);
  }

  /** Whether a point of the map's container lies on the left of the handle. */
  isOnLeft({ x }: { x: number }): boolean {
    return this.left !== null && x < this.share * this.map.getSize().x;
  }

  private move(share: number): void {
    this.share = Math.max(0, Math.min(1, share));
    this.placeHandle();
    this.describe();
  }

  private press(event: KeyboardEvent): void {
    const share = shareAfterKey(event.key, event.shiftKey, this.share);
    if (share === undefined) return;
    event.preventDefault();
    this.move(share);
  }

  /** Take over the date in the field, ask which one is meant, or tell what is wrong with it. */
  private readField(): void {
    const text = this.field.value.trim();
    const answer = answerTo(text, this.controls.range);
    if ("problem" in answer) {
      this.message.tell(answer.problem);
      this.field.setAttribute("aria-invalid", "true");
      return;
    }
    this.field.removeAttribute("aria-invalid");
    if ("day" in answer) this.takeDay(answer.day);
    else
      this.message.ask(text, answer.choices, (day) => {
        this.field.focus();
        this.takeDay(day);
      });
  }

  private takeDay(day: Day): void {
    this.message.tell("");
    this.show(day);
    this.field.value = formatDate(day);
    this.controls.changed();
  }

  /** Write the clock's date on the right of the handle, and tell screen readers what the handle parts. */
  describe(): void {
    if (!this.left) return;
    const now = formatDate(this.state.day);
    if (this.other.textContent !== now) this.other.textContent = now;
    const percent = Math.round(this.share * 100);
    const left = formatDate(this.left.state.day);
    this.handle.setAttribute("aria-valuenow", String(percent));
    this.handle.setAttribute(
      "aria-valuetext",
      t("{left} on the left {percent} %, {right} on the right", { left, percent, right: now }),
    );
  }
}
