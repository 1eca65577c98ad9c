/* Where no name may stand: under what lies over the map. */

import type { Box } from "../base/types.ts";

const PANELS =
  ".legend-panel, header.title, .tools-bar, .tour, .leaflet-control, .compare-dates, .compare-handle .icon";

/** A box moved by an offset in pixels. */
const moved = ([left, top, right, bottom]: Box, x: number, y: number): Box => [
  left + x,
  top + y,
  right + x,
  bottom + y,
];

export class LabelObstacles {
  /** Panels over the map, and the other map while two dates are compared; layer points. */
  private panels: Box[] = [];
  private markers: Box[] = [];
  private otherMap: Box | null = null;

  constructor(private readonly map: L.Map) {}

  /** Markers at the edge of the map, in pixels of its container. */
  setMarkers(boxes: Box[]): void {
    this.markers = boxes;
  }

  /** What another map covers, in pixels of the container; null for nothing. */
  setOtherMap(box: Box | null): void {
    this.otherMap = box;
    this.measurePanels();
  }

  /** Measure the panels over the map, as after a change of their size or of the view; returns whether they lie elsewhere. */
  measurePanels(): boolean {
    const before = String(this.panels);
    const container = this.map.getContainer().getBoundingClientRect();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    this.panels = Array.from(document.querySelectorAll(PANELS), (panel) => {
      const { left, top, right, bottom } = panel.getBoundingClientRect();
      return moved([left, top, right, bottom], corner.x - container.left, corner.y - container.top);
    });
    if (this.otherMap) this.panels.push(moved(this.otherMap, corner.x, corner.y));
    return String(this.panels) !== before;
  }

  /** Boxes, in layer points, where no name may stand. */
  get boxes(): Box[] {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    return [...this.panels, ...this.markers.map((box) => moved(box, x, y))];
  }
}
