/* Drawing on a canvas. */

/**
 * The two-dimensional context of a canvas.
 * @throws Error where the browser gives none, as for a canvas that is too large
 */
export function contextOf(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", settings);
  if (!context) throw new Error(`no drawing context for a canvas of ${canvas.width} × ${canvas.height} pixels`);
  return context;
}
