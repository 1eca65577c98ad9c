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
  const painter = (context, frame) => {
    context.fillStyle = style.water;
    context.fill(sea.pathFor(frame), "evenodd");
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
