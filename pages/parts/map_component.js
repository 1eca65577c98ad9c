// Holds the atlas's document in a sandboxed frame and keeps it mounted while the page around it is run again. The
// document has no access to the page: the two exchange messages.
//
// The frame of the map page, which has no height of its own, is kept while other pages are shown, so that coming back
// opens nothing anew. A frame that is taken out of its place is loaded again, so this one never is: it stands in a room
// of its own over the place that the page leaves for it, and beside the window while there is none. Other frames stand
// in their place and go with it.

/** The bytes of a document, once map_document.js has them. */
const documentOf = (id) =>
  new Promise((done) => {
    const look = () => {
      const bytes = window.atlasDocuments?.get(id);
      if (!bytes) return;
      window.removeEventListener("atlas-document", look);
      done(bytes);
    };
    window.addEventListener("atlas-document", look);
    look();
  });

/** Decompress gzip to text. */
const decompress = (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();

/** The language that the browser is set to, of those that the atlas speaks: no address has to name it. */
const [short] = navigator.language.toLowerCase().split("-");
const OWN_LANGUAGE = ["ru", "ja", "zh"].includes(short) ? short : "en";

/** Parts of the page's address that are the map's own, in the order in which the page writes them. */
const PARTS = ["date", "from", "compare", "select", "view", "tour", "step", "language"];

/**
 * Write in the page's address how the map stands. It takes the place of what stood there: Streamlit, which writes it too,
 * would make an entry of the browser's history of every part and day, and then finds it written.
 */
const writeAddress = (state) => {
  const query = new URLSearchParams(location.search);
  for (const part of PARTS) query.delete(part);
  for (const part of PARTS)
    if (state[part] && !(part === "language" && state[part] === OWN_LANGUAGE)) query.set(part, state[part]);
  const written = `${query}`;
  if (written !== location.search.slice(1)) {
    history.replaceState(history.state, "", written ? `?${written}` : location.pathname);
  }
};

/**
 * When a link to another page was followed last, and milliseconds after which that page will not come any more: the map
 * must not tell of itself before, as Streamlit would run the page again that the reader has just left, in place of the one
 * asked for.
 */
let followed = -Infinity;
const UNDER_WAY = 20_000;
const leadsAway = (link) =>
  link.origin === location.origin && link.pathname !== location.pathname && !link.target && !link.download;
document.addEventListener(
  "click",
  ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && leadsAway(link) && !ctrlKey && !metaKey && !shiftKey) followed = performance.now();
  },
  true,
);

/** What map_link.js told last; the document may not be ready for it yet. */
let told = {};

/** A frame with the document, and the component that shows it, if one does just now. */
class MapFrame {
  constructor({ id, document: named }) {
    this.id = id;
    this.ready = false;
    this.component = null;
    this.greeted = false;
    /** What the map told last of itself. */
    this.state = null;
    this.telling = 0;
    /** Ids of the layers of own data that it was given (see map_guest.js), by what tells them apart. */
    this.given = new Map();
    /** Ids of those that it has. */
    this.has = new Set();
    /** The row of own data that it is to select once it has the layer. */
    this.wanted = "";
    this.element = document.createElement("iframe");
    this.element.setAttribute("allow", "fullscreen *");
    this.element.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox");
    documentOf(named)
      .then(decompress)
      .then((page) => {
        this.element.srcdoc = page;
      });
  }

  /** Have a component show it: it tells the map what to open with, once, and is told what becomes of the map. */
  show(component) {
    const entered = !this.component;
    this.component = component;
    this.element.title = component.data.title;
    if (!entered) return;
    followed = -Infinity; // the page is here
    const { opening, height } = component.data;
    if (!height) writeAddress(opening.own ? { ...opening, select: opening.own } : opening);
    this.greet();
  }

  /** No component shows it any more; it has no title then, as there is nothing to be found. */
  leave() {
    this.component = null;
    this.element.removeAttribute("title");
  }

  greet() {
    if (!this.ready || !this.component) return;
    const { opening, height } = this.component.data;
    const { own = "", ...parts } = this.greeted ? this.changes(opening) : opening;
    this.greeted = true;
    this.wanted = own;
    this.send({ ...parts, ...told, dossiers: true, formations: true, gestures: height ? "page" : "map" });
    // Once all parts of the page have been run: one that is run again takes its layer back and gives it anew.
    setTimeout(() => this.tellGuests(), 0);
  }

  /** Select the row of own data that is asked for, if its layer is there. */
  select() {
    const { wanted } = this;
    if (!this.component || ![...this.has].some((id) => wanted.startsWith(`${id}/`))) return;
    const { date, view } = this.component.data.opening;
    this.wanted = "";
    this.send({ date, view, select: wanted });
  }

  /** What a map that is there already has to be told for an address; one it stands at as it is asks nothing of it. */
  changes(opening) {
    const state = this.state ?? {};
    const { own, ...parts } = opening;
    const asked = Object.entries(own ? { ...parts, select: own } : parts);
    if (asked.every(([part, text]) => String(state[part]) === text)) return {};
    return { select: "", from: "", compare: "", tour: "", ...opening };
  }

  send(message) {
    this.element.contentWindow?.postMessage({ atlas: "show", ...message }, "*");
  }

  /** Give it the layers that it does not have yet, and take back those that are gone. */
  tellGuests() {
    if (!this.ready || !this.component) return;
    const layers = window.atlasGuests ?? new Map();
    const ids = new Set([...layers.values()].map(({ id }) => id));
    for (const [token, id] of this.given) {
      if (layers.has(token)) continue;
      this.given.delete(token);
      if (ids.has(id)) continue;
      this.has.delete(id);
      this.element.contentWindow?.postMessage({ atlas: "guests", remove: id }, "*");
    }
    for (const [token, layer] of layers) {
      if (this.given.has(token)) continue;
      this.given.set(token, layer.id);
      this.element.contentWindow?.postMessage({ atlas: "guests", add: layer }, "*");
    }
    this.select();
  }

  /** Tell the page how the map stands now; while another page is on its way, not before that should be here. */
  tellState() {
    clearTimeout(this.telling);
    const wait = followed + UNDER_WAY - performance.now();
    if (wait > 0) {
      this.telling = setTimeout(() => this.tellState(), wait);
    } else if (this.component) {
      if (!this.component.data.height) writeAddress(this.state);
      this.component.setStateValue("settled", this.state);
    }
  }

  receive({ atlas, ...told }) {
    if (atlas === "ready") {
      this.ready = true;
      this.greet();
    }
    if (atlas === "settled") {
      this.state = told;
      this.tellState();
    }
    if (atlas === "given") {
      this.has.add(told.id);
      this.select();
    }
    if (["dossier", "formation", "order"].includes(atlas))
      this.component?.setStateValue("page", [`${Date.now()} ${Math.random()}`, atlas, told.id]); // see map_press.js
  }
}

/** The frame of the map page in its room, and the place over which it stands. */
class KeptMap {
  constructor(data) {
    this.frame = new MapFrame(data);
    this.host = null;
    this.room = document.createElement("div");
    this.room.style.cssText = "position: absolute; visibility: hidden; pointer-events: none";
    this.frame.element.style.cssText = "display: block; width: 100%; height: 100%; border: 0";
    this.room.append(this.frame.element);
    const page = document.querySelector("[data-testid=stMain]");
    page.style.position = "relative"; // what it scrolls, scrolls the room
    page.append(this.room);
    this.sizes = new ResizeObserver(() => this.follow());
    this.sizes.observe(document.querySelector("[data-testid=stMainBlockContainer]"));
    this.fill(page);
  }

  /** Lay out a map that nobody sees yet as large as it will be about. */
  fill({ clientWidth, clientHeight }) {
    this.move(0, 0, clientWidth, clientHeight);
  }

  show(host, component) {
    if (this.host) this.sizes.unobserve(this.host);
    this.host = host;
    this.sizes.observe(host);
    this.follow();
    this.frame.show(component);
  }

  leave(host) {
    if (this.host !== host) return;
    this.sizes.unobserve(host);
    this.host = null;
    this.frame.leave();
    this.hide();
  }

  /** Beside the window a browser draws nothing of it, and time stands still in it. */
  hide() {
    this.room.style.visibility = "hidden";
    this.room.style.pointerEvents = "none";
    this.room.style.left = "-300vw";
  }

  follow() {
    if (!this.host) return;
    const page = this.room.parentElement;
    const box = this.host.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const edge = page.getBoundingClientRect();
    this.move(box.left - edge.left + page.scrollLeft, box.top - edge.top + page.scrollTop, box.width, box.height);
    this.room.style.visibility = "visible";
    this.room.style.pointerEvents = "auto";
  }

  move(left, top, width, height) {
    Object.assign(this.room.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }

  get lost() {
    return !this.room.isConnected;
  }

  remove() {
    this.sizes.disconnect();
    this.room.remove();
  }
}

let kept = null;
/** Frames that stand in the place that a page has for them, by it. */
const standing = new Map();

/** The kept map of a document: that which is there, else a new one. */
const keep = (data) => {
  if (kept && (kept.lost || kept.frame.id !== data.id)) {
    kept.remove();
    kept = null;
  }
  kept ??= new KeptMap(data);
  return kept;
};

const frames = () => [...(kept ? [kept.frame] : []), ...standing.values()];

window.addEventListener("message", ({ source, data }) => {
  if (!data || !source) return;
  frames()
    .find(({ element }) => element.contentWindow === source)
    ?.receive(data);
});
window.addEventListener("atlas-show", ({ detail }) => {
  told = detail;
  for (const frame of frames()) if (frame.component) frame.send(told);
});
window.addEventListener("atlas-guests", () => setTimeout(() => frames().forEach((frame) => frame.tellGuests()), 0));

/** Open the map out of sight, once the page has nothing else to do. */
const prepare = (data) => {
  const wait = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  wait(() => keep(data));
};

const showKept = (host, component) => {
  keep(component.data).show(host, component);
  return () => kept?.leave(host);
};

const showStanding = (host, component) => {
  host.style.height = `${component.data.height}px`;
  let frame = standing.get(host);
  if (frame?.id !== component.data.id) {
    frame = new MapFrame(component.data);
    standing.set(host, frame);
    host.replaceChildren(frame.element);
  }
  frame.show(component);
  return () => standing.delete(host);
};

export default function ({ parentElement, ...component }) {
  const host = parentElement.querySelector(".atlas-host");
  if (component.data.ahead) {
    host.hidden = true;
    return prepare(component.data);
  }
  return component.data.height ? showStanding(host, component) : showKept(host, component);
}
