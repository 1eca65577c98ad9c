/* Gestures that zoom the time bar: the wheel, and two fingers, which move it along as well. */

/** What gestures do; places are pixels from the left of the window. */
export interface ZoomActions {
  /** Make days so many times wider, around what is at a place. */
  zoom(factor: number, clientX: number): void;
  /** Move what is shown to the left by pixels, to the right where negative. */
  pan(pixels: number): void;
  /** Two fingers are down: what one of them began is undone. */
  pinchBegins(): void;
  /** Whether a turn of the wheel is left to the page around the map. */
  isForPage(event: WheelEvent): boolean;
}

/** Pixels of the wheel by which days become e times wider; a pinch on a touchpad comes as Ctrl with few pixels. */
const WHEEL = { turn: 500, pinch: 100 };
/** Pixels of a line and of a page, where the wheel counts in them. */
const DELTA_UNITS = [1, 16, 400];
/** Least distance of two fingers that is reckoned with, pixels. */
const CLOSEST = 10;

/** How many times wider days become by a turn of the wheel; below 1 where they become narrower. */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">): number {
  const pixels = deltaY * (DELTA_UNITS[deltaMode] ?? 1);
  return Math.exp(-Math.max(-200, Math.min(200, pixels)) / (ctrlKey ? WHEEL.pinch : WHEEL.turn));
}

/** What a move of two fingers does: from two places to two others. */
export function pinchOf(
  before: readonly number[],
  after: readonly number[],
): { factor: number; pan: number; at: number } {
  const distance = ([one = 0, other = 0]: readonly number[]): number => Math.max(CLOSEST, Math.abs(other - one));
  const middle = ([one = 0, other = 0]: readonly number[]): number => (one + other) / 2;
  return { factor: distance(after) / distance(before), pan: middle(before) - middle(after), at: middle(after) };
}

/** Let gestures over an element zoom. */
export function bindZoomGestures(target: HTMLElement, actions: ZoomActions): void {
  const fingers = new Map<number, number>();
  target.addEventListener(
    "wheel",
    (event) => {
      if (actions.isForPage(event)) return;
      event.preventDefault();
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways) actions.pan((event.deltaX || event.deltaY) * (DELTA_UNITS[event.deltaMode] ?? 1));
      else actions.zoom(wheelFactor(event), event.clientX);
    },
    { passive: false },
  );
  const press = (event: PointerEvent): void => {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size !== 2) return;
    event.stopPropagation();
    actions.pinchBegins();
  };
  const move = (event: PointerEvent): void => {
    if (!fingers.has(event.pointerId)) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size !== 2) return;
    event.stopPropagation();
    const { factor, pan, at } = pinchOf(before, [...fingers.values()]);
    actions.pan(pan);
    if (factor !== 1) actions.zoom(factor, at);
  };
  const release = ({ pointerId }: PointerEvent): void => {
    fingers.delete(pointerId);
  };
  target.addEventListener("pointerdown", press, { capture: true });
  target.addEventListener("pointermove", move, { capture: true });
  target.addEventListener("pointerup", release, { capture: true });
  target.addEventListener("pointercancel", release, { capture: true });
}
