/* Within a page that is read on, the map leaves the wheel and one finger to that page: Ctrl with the wheel, or two fingers,
   are for the map. In full screen, and where the page says so, the map has them to itself. */

import { element } from "../base/dom.ts";
import { later, t } from "../base/translation.ts";

/** Milliseconds for which the hint stays. */
const HINT = 1600;
/** Panels whose own content moves under fingers. */
const OWN_GESTURES = ".card, .legend-panel, .drawer, .tour, .timebar";
const HINTS = {
  touch: later("Two fingers move and zoom the map"),
  wheel: /Mac|iPhone|iPad/.test(navigator.userAgent)
    ? later("⌘ + wheel zooms the map")
    : later("Ctrl + wheel zooms the map"),
} as const;

/**
 * A finger stays with the element on which it was set down; once that is taken off the page, as a marker is when the map
 * moves, the page hears of it no more. Tell the page all the same, until the finger is lifted.
 */
function relay(target: EventTarget): void {
  const listening = new AbortController();
  const { signal } = listening;
  const tell = (event: TouchEvent): void => {
    if (event.type !== "touchmove") listening.abort();
    if (!(target instanceof Node) || target.isConnected) return;
    const { type, touches } = event;
    const copy = new TouchEvent(type, { touches: [...touches], cancelable: event.cancelable });
    if (!document.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of ["touchmove", "touchend", "touchcancel"] as const)
    target.addEventListener(type, (event) => tell(event as TouchEvent), { signal, passive: false });
}

export class SharedGestures {
  private shared = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly hint = element("p", { class: "gesture-hint", "aria-hidden": "true", hidden: true });

  /**
   * @param map Leaflet's
   * @param frame in which the map and its panels stand
   */
  constructor(
    private readonly map: L.Map,
    frame: HTMLElement,
  ) {
    frame.append(this.hint);
    const options = { capture: true, passive: true };
    const container = map.getContainer();
    container.addEventListener("wheel", (event) => this.onWheel(event), options);
    container.addEventListener("touchstart", (event) => this.onTouch(event), options);
    container.addEventListener("touchmove", (event) => this.onTouchMove(event), options);
    container.addEventListener("touchend", (event) => this.onTouch(event), options);
    frame.addEventListener("touchstart", (event) => this.pass(event), options);
  }

  /** Whether the gestures are the page's; in full screen they are the map's all the same. */
  share(on: boolean): void {
    this.shared = on;
    document.documentElement.classList.toggle("shared-gestures", on);
    this.map.scrollWheelZoom.enable();
    this.map.dragging.enable();
  }

  private get active(): boolean {
    return this.shared && !document.fullscreenElement;
  }

  /** Whether a turn of the wheel is the page's. */
  isForPage({ ctrlKey, metaKey }: WheelEvent): boolean {
    return this.active && !ctrlKey && !metaKey;
  }

  private onWheel(event: WheelEvent): void {
    if (!this.isForPage(event)) this.map.scrollWheelZoom.enable();
    else {
      this.map.scrollWheelZoom.disable();
      this.show(HINTS.wheel);
    }
  }

  /** One finger is the page's; Leaflet takes two for the map of itself. */
  private onTouch({ touches }: TouchEvent): void {
    if (this.active && touches.length === 1) this.map.dragging.disable();
    else this.map.dragging.enable();
  }

  /** Two fingers of which one is on a marker or another panel that lies over the map are for the map, too. */
  private pass({ target, touches }: TouchEvent): void {
    const container = this.map.getContainer();
    if (touches.length !== 2 || !(target instanceof Element) || target.closest(OWN_GESTURES)) return;
    if (container.contains(target)) return;
    container.dispatchEvent(new TouchEvent("touchstart", { touches: [...touches], cancelable: true }));
    for (const touch of touches) relay(touch.target);
  }

  private onTouchMove({ touches }: TouchEvent): void {
    if (this.active && touches.length === 1) this.show(HINTS.touch);
  }

  private show(text: string): void {
    this.hint.textContent = t(text);
    this.hint.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hint.hidden = true;
    }, HINT);
  }
}
