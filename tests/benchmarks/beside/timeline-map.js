// The points in the page on leaflet.timeline, as circle markers on a canvas, without its slider, whose ticks – one for
// each day that a point begins or ends – would cost more than the points. `stepTo(day)` moves its time.
const { L, view } = globalThis;
const COLOURS = { shots: "#0072b2", patrol: "#d55e00", raid: "#009e73", overflight: "#cc79a7", arrest: "#e69f00" };
const FIRST = Date.UTC(1900, 0, 1);
const DAY_MS = 86_400_000;

const dayNumber = (text) => (Date.parse(text) - FIRST) / DAY_MS;

/** Rows of `synthetic_guests`, whose cells have neither quotes nor commas. */
function feature(line) {
  const [title, latitude, longitude, from, to, kind] = line.split(",");
  const properties = { title, start: dayNumber(from), end: dayNumber(to), kind };
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [+longitude, +latitude] } };
}

const csv = document.getElementById("points").textContent;
const map = L.map("map", { preferCanvas: true, attributionControl: false, zoomControl: false });
map.setView([view.latitude, view.longitude], view.zoom, { animate: false });
const style = (color) => ({ radius: view.radius, stroke: false, fillColor: color, fillOpacity: 0.8 });
const timeline = L.timeline(
  { type: "FeatureCollection", features: csv.trim().split("\n").slice(1).map(feature) },
  {
    getInterval: ({ properties }) => properties,
    pointToLayer: ({ properties }, at) => L.circleMarker(at, style(COLOURS[properties.kind])),
  },
).addTo(map);
globalThis.stepTo = (day) => timeline.setTime(day);
globalThis.stepTo(view.day);
requestAnimationFrame(() => setTimeout(() => (document.documentElement.dataset.ready = "true")));
