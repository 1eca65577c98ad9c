/* A golden halo round lands and lines that are emphasised; arrows, routes and events are painted with theirs. */

Atlas.halo = (context, frame, items, box, style) => {
  const { paint } = Atlas;
  items.forEach((item) => {
    if (!Atlas.boxes.meet(paint.boxOf(item, frame), box)) return;
    const list = Atlas.listFor(item.feature);
    const area = item.feature.closed;
    context.save();
    context.lineJoin = "round";
    context.lineCap = "round";
    context.strokeStyle = "rgb(255, 205, 60)";
    context.globalAlpha = area ? 0.55 : 0.5;
    context.lineWidth = area ? 7 : 11;
    paint.stroke(context, item.shape, frame, box);
    context.globalAlpha = 0.95;
    context.lineWidth = area ? 2.5 : 5;
    paint.stroke(context, item.shape, frame, box);
    context.restore();
    if (list === "railway") paint.railway(context, frame, item, box);
    else if (list === "border" && area) paint.area(context, frame, item, box);
    else if (list === "border") paint.border(context, frame, item, box);
    else if (list === "island") paint.island(context, frame, item, { style });
  });
};
