// @ts-nocheck
/* Marks of events: each kind has its own shape, so that it is told apart without colour. Drawn around 0, 0 with radius 1. */

const path = (draw) => {
  const shape = new Path2D();
  draw(shape);
  return shape;
};
const polygon = (...points) =>
  path((shape) => {
    points.forEach(([x, y], index) => (index ? shape.lineTo(x, y) : shape.moveTo(x, y)));
    shape.closePath();
  });
const circle = (radius) => path((shape) => shape.arc(0, 0, radius, 0, 2 * Math.PI));
const strokes = (...lines) =>
  path((shape) =>
    lines.forEach((line) => line.forEach(([x, y], index) => (index ? shape.lineTo(x, y) : shape.moveTo(x, y)))),
  );
const shapes = {
  swords: {
    body: circle(1),
    sign: strokes(
      [
        [-0.5, -0.5],
        [0.5, 0.5],
      ],
      [
        [0.5, -0.5],
        [-0.5, 0.5],
      ],
    ),
  },
  square: {
    body: polygon([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]),
    sign: strokes(
      [
        [-0.45, 0],
        [0.45, 0],
      ],
      [
        [0, -0.45],
        [0, 0.45],
      ],
    ),
  },
  anchor: {
    body: circle(1),
    sign: strokes(
      [
        [0, -0.6],
        [0, 0.55],
      ],
      [
        [-0.5, 0.1],
        [-0.3, 0.45],
        [0, 0.58],
        [0.3, 0.45],
        [0.5, 0.1],
      ],
      [
        [-0.28, -0.25],
        [0.28, -0.25],
      ],
    ),
  },
  parachute: {
    body: circle(1),
    sign: strokes([
      [-0.55, -0.05],
      [-0.4, -0.4],
      [0, -0.58],
      [0.4, -0.4],
      [0.55, -0.05],
      [-0.55, -0.05],
      [0, 0.6],
      [0.55, -0.05],
    ]),
  },
  triangle: {
    body: polygon([0, -1.05], [1, 0.75], [-1, 0.75]),
    sign: strokes(
      [
        [0, -0.35],
        [0, 0.2],
      ],
      [
        [0, 0.42],
        [0, 0.5],
      ],
    ),
  },
  ring: { body: circle(1), sign: circle(0.45) },
  diamond: {
    body: polygon([0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]),
    sign: strokes([
      [-0.4, 0],
      [0.4, 0],
    ]),
  },
  flag: {
    body: circle(1),
    sign: strokes([
      [-0.3, 0.6],
      [-0.3, -0.55],
      [0.5, -0.3],
      [-0.3, -0.05],
    ]),
  },
  dot: { body: circle(0.8), sign: circle(0.15) },
  point: { body: circle(1), sign: new Path2D() },
};

/** Draw a mark at a point. */
export function drawEventSymbol(
  context,
  name,
  x,
  y,
  radius,
  colour,
  { faded = false, dashed = false, chosen = false } = {},
) {
  const { body, sign } = shapes[name] || shapes.dot;
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.globalAlpha = faded ? 0.45 : 1;
  context.lineJoin = "round";
  context.lineCap = "round";
  if (chosen) {
    context.lineWidth = 8 / radius;
    context.strokeStyle = "rgba(255, 214, 90, 0.95)";
    context.stroke(body);
  }
  context.lineWidth = Math.min(3.4, radius) / radius;
  context.strokeStyle = "#ffffff";
  context.stroke(body);
  context.fillStyle = colour;
  context.fill(body);
  if (dashed) {
    context.setLineDash([0.35, 0.3]);
    context.lineWidth = 1.4 / radius;
    context.strokeStyle = "#ffffff";
    context.stroke(body);
    context.setLineDash([]);
  }
  context.lineWidth = 0.2;
  context.strokeStyle = "#ffffff";
  context.stroke(sign);
  context.restore();
}
