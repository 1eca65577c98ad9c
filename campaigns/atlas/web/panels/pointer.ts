/* The pointer: what lies under it is named, a click selects it; unless a tool has taken the pointer for itself. */

import type { Picked } from "../scene/scene.ts";

/** What the pointer asks of the map. */
export interface PointerControls {
  /** What lies under a layer point, or null. */
  under(point: L.Point): Picked | null;
  select(id: string | null, options: { move: boolean }): void;
  /** Whether the map plays: then nothing is named. */
  busy(): boolean;
  /** Whether a tool has the pointer. */
  taken(): boolean;
}

/** Least milliseconds between two looks at what lies under the pointer: it moves more often than that can be read. */
const PAUSE = 40;
/** Zoom from which lands are named: farther out the pointer is over one all the time. */
const NAMED_LANDS = 5;

/** The text of the tip: the name, and the side where the name does not tell it. */
export function tipOf({ name, side, layer }: Omit<Picked, "id">): string {
  const told = layer === "event" || layer === "phase" || side === name || side.includes(";");
  return side && !told ? `${name} – ${side}` : name;
}

/** Shows the tip beside the pointer. */
function showTip(map: L.Map, tip: HTMLElement, { x, y }: L.Point, text: string): void {
  tip.textContent = text;
  const left = Math.min(x + 14, map.getSize().x - tip.offsetWidth - 8);
  tip.style.transform = `translate(${left}px, ${y + 16}px)`;
}

/** Let the pointer name and select what lies under it; `tip` is the element that names it. */
export function bindPointer(map: L.Map, tip: HTMLElement, { under, select, busy, taken }: PointerControls): void {
  let last = 0;
  map.on("click", (event) => {
    if (taken()) return;
    select(under(event.layerPoint)?.id ?? null, { move: false });
  });
  map.on("mousemove", (event) => {
    if (taken()) {
      tip.hidden = true;
      map.getContainer().style.cursor = "";
      return;
    }
    const now = performance.now();
    if (now - last < PAUSE || busy()) return;
    last = now;
    const picked = under(event.layerPoint);
    map.getContainer().style.cursor = picked ? "pointer" : "";
    const named = picked && (picked.layer !== "territory" || map.getZoom() >= NAMED_LANDS);
    tip.hidden = !named;
    if (named) showTip(map, tip, event.containerPoint, tipOf(picked));
  });
  map.on("mouseout", () => {
    tip.hidden = true;
  });
}
