// @ts-nocheck
/* The pointer: what lies under it is named, a click selects it; unless a tool has taken the pointer for itself. */

export const bindPointer = (map, tip, { under, select, busy, taken }) => {
  const PAUSE = 40; // milliseconds between two looks
  let last = 0;
  map.on("click", (event) => {
    if (taken()) return;
    const item = under(event.layerPoint);
    select(item ? item.feature.id : null, { move: false });
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
    const item = under(event.layerPoint);
    const named = item && (item.feature.layer !== "territory" || map.getZoom() >= 5);
    map.getContainer().style.cursor = item ? "pointer" : "";
    tip.hidden = !named;
    if (!named) return;
    const { name, side, layer } = item.feature;
    const said = layer === "event" || side === name || side.includes(";");
    tip.textContent = side && !said ? `${name} – ${side}` : name;
    const x = Math.min(event.containerPoint.x + 14, map.getSize().x - tip.offsetWidth - 8);
    tip.style.transform = `translate(${x}px, ${event.containerPoint.y + 16}px)`;
  });
  map.on("mouseout", () => {
    tip.hidden = true;
  });
};
