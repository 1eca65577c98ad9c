/* The quiet ground: sea, lakes and rivers over the relief; drawn once a view, never by the clock. */

Atlas.addGround = (map, ground, lines, style) => {
  const shapes = (parts, closed) =>
    new Atlas.Shape(
      parts.map((numbers) => numbers.map((number) => lines[number])),
      closed,
    );
  const sea = shapes(ground.sea, true);
  const lakes = shapes(ground.lakes, true);
  const rivers = ground.rivers.map(({ parts, rank }) => ({ shape: shapes(parts, false), rank }));
  /* The map ends at 180°: beyond it there is water. */
  const outside = (context, { scale, x0, y0, min, max }) => {
    context.fillRect(min.x, min.y, Math.max(0, -x0 - min.x), max.y - min.y);
    context.fillRect(scale - x0, min.y, Math.max(0, max.x - scale + x0), max.y - min.y);
    context.fillRect(min.x, min.y, max.x - min.x, Math.max(0, -y0 - min.y));
    context.fillRect(min.x, scale - y0, max.x - min.x, Math.max(0, max.y - scale + y0));
  };
  const painter = (context, frame) => {
    context.fillStyle = style.water;
    context.fill(sea.pathFor(frame), "evenodd");
    outside(context, frame);
    context.strokeStyle = style.coast;
    context.lineWidth = frame.zoom < 5 ? 0.5 : 0.8;
    context.stroke(sea.pathFor(frame));
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = style.river;
    rivers.forEach(({ shape, rank }) => {
      if (rank > frame.zoom + 1.2) return;
      context.lineWidth = Math.max(0.5, Math.min(3, (frame.zoom - rank * 0.45) * 0.42));
      context.stroke(shape.pathFor(frame));
    });
    context.fill(lakes.pathFor(frame), "evenodd");
    context.lineWidth = 0.7;
    context.stroke(lakes.pathFor(frame));
  };
  return new Atlas.Sheet(painter, { pane: "water" }).addTo(map);
};
