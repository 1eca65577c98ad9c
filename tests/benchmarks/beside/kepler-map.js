// A kepler.gl map of the points in the page, as its own export of HTML makes one: read-only, without a base map, which
// would ask for the network. Two time filters show the points that have begun and have not ended; kepler.gl evaluates
// both in the shader. `stepTo(day)` does what a frame of its animation does, for both.
const { KeplerGl, React, ReactDOM, ReactRedux, Redux, view } = globalThis;
const DAY_MS = 86_400_000;
const DAYS_TO_1970 = 25_567;
const EVER = 100_000;
const ID = "map";

const reducer = KeplerGl.keplerGlReducer.initialState({ uiState: { readOnly: true, currentModal: null } });
const store = Redux.createStore(
  Redux.combineReducers({ keplerGl: reducer }),
  {},
  Redux.applyMiddleware(...KeplerGl.enhanceReduxMiddleware([])),
);
const visState = () => store.getState().keplerGl[ID].visState;

let deck;
const map = React.createElement(KeplerGl.KeplerGl, {
  ...{ id: ID, mapboxApiAccessToken: "", width: innerWidth, height: innerHeight },
  ...{ mapStyles: [], mapStylesReplaceDefault: true },
  onDeckInitialized: (made) => (deck = made),
});
ReactDOM.createRoot(document.getElementById("map")).render(React.createElement(ReactRedux.Provider, { store }, map));

const time = (day) => (day - DAYS_TO_1970) * DAY_MS;

/** The shader counts in numbers of 24 bits, so that the bounds stand at noon. */
globalThis.stepTo = (day) => {
  const [began, ended] = visState().filters;
  store.dispatch(KeplerGl.setFilterAnimationTime(0, "value", [began.domain[0], time(day + 0.5)]));
  store.dispatch(KeplerGl.setFilterAnimationTime(1, "value", [time(day - 0.5), ended.domain[1]]));
};

function add() {
  // Only what has a time of day is a time to kepler.gl.
  const csv = document.getElementById("points").textContent.replace(/\d{4}-\d\d-\d\d/g, "$& 00:00:00");
  const filter = (id, name, value) => ({ dataId: ["points"], id, name: [name], type: "timeRange", value });
  const began = filter("began", "from", [time(-EVER), time(view.day + 0.5)]);
  const ended = filter("ended", "to", [time(view.day - 0.5), time(EVER)]);
  const layer = {
    ...{ id: "points", type: "point" },
    config: {
      ...{ dataId: "points", label: "points", columns: { lat: "latitude", lng: "longitude" }, isVisible: true },
      // Its radius is that of a closer zoom.
      visConfig: { radius: 3 * view.radius, fixedRadius: false, opacity: 0.8 },
    },
    visualChannels: { colorField: { name: "kind", type: "string" }, colorScale: "ordinal" },
  };
  store.dispatch(
    KeplerGl.addDataToMap({
      datasets: [{ info: { id: "points", label: "points" }, data: KeplerGl.processCsvData(csv) }],
      options: { centerMap: false, readOnly: true, autoCreateLayers: false },
      config: {
        version: "v1",
        config: {
          visState: { filters: [began, ended], layers: [layer] },
          // Of tiles of 512 pixels, where Leaflet's have 256.
          mapState: { latitude: view.latitude, longitude: view.longitude, zoom: view.zoom - 1, bearing: 0, pitch: 0 },
          mapStyle: { styleType: "no_map" },
        },
      },
    }),
  );
}

const frame = () => new Promise((done) => requestAnimationFrame(done));
while (!store.getState().keplerGl[ID]) await frame();
add();
const drawn = () =>
  deck?.layerManager?.getLayers({ layerIds: ["points"] }).length > 0 && !deck.needsRedraw({ clearRedrawFlags: false });
while (!drawn()) await frame();
await frame();
document.documentElement.dataset.ready = "true";
