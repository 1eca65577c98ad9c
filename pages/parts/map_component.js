// Holds the atlas's document in a sandboxed frame and keeps it mounted while the page around it is run again.
// The document has no access to the page: the two exchange messages.

/** Bytes that a text has as base64. Not every browser reads it by itself; one by one, without an iterator, is quick too. */
const bytesOf = (text) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const read = atob(text);
  const bytes = new Uint8Array(read.length);
  for (let at = 0; at < read.length; at += 1) bytes[at] = read.charCodeAt(at);
  return bytes;
};

/** Decompress base64 of gzip to text. */
const decompress = (text) =>
  new Response(new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"))).text();

/** What map_link.js told last; the document may not be ready for it yet. */
let told = {};

/** Of each frame that is ready the layers that it was given (see map_guest.js): their ids by what tells them apart. */
const given = new WeakMap();

/** Give a frame the layers that it does not have yet, and take back those that are gone. */
const tellGuests = (frame) => {
  const had = given.get(frame);
  if (!had) return;
  const layers = window.atlasGuests ?? new Map();
  const ids = new Set([...layers.values()].map(({ id }) => id));
  for (const [token, id] of had) {
    if (layers.has(token)) continue;
    had.delete(token);
    if (!ids.has(id)) frame.contentWindow?.postMessage({ atlas: "guests", remove: id }, "*");
  }
  for (const [token, layer] of layers) {
    if (had.has(token)) continue;
    had.set(token, layer.id);
    frame.contentWindow?.postMessage({ atlas: "guests", add: layer }, "*");
  }
};

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const host = parentElement.querySelector(".atlas-host");
  if (data.height) host.style.height = `${data.height}px`;
  let frame = host.querySelector("iframe");
  if (!frame || frame.dataset.document !== data.id) {
    frame = document.createElement("iframe");
    frame.dataset.document = data.id;
    frame.title = "Map of the atlas";
    frame.setAttribute("allow", "fullscreen *");
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox");
    host.replaceChildren(frame);
    const target = frame;
    decompress(data.document).then((page) => {
      target.srcdoc = page;
    });
  }
  const send = (message) => frame.contentWindow?.postMessage({ atlas: "show", ...message }, "*");
  // Once all parts of the page have been run: one that is run again takes its layer back and gives it anew.
  const giveGuests = () => setTimeout(() => tellGuests(frame), 0);
  const onMessage = (event) => {
    if (event.source !== frame.contentWindow || !event.data) return;
    if (event.data.atlas === "ready") {
      send({ ...data.opening, ...told, dossiers: true, formations: true, gestures: data.height ? "page" : "map" });
      given.set(frame, new Map());
      giveGuests();
    }
    if (event.data.atlas === "settled") {
      const { atlas, ...state } = event.data;
      setStateValue(atlas, state);
    }
  };
  const onTold = (event) => {
    told = event.detail;
    send(told);
  };
  const onPage = (event) => {
    if (event.source === frame.contentWindow && ["dossier", "formation", "order"].includes(event.data?.atlas))
      setTriggerValue("page", [event.data.atlas, event.data.id]);
  };
  window.addEventListener("message", onMessage);
  window.addEventListener("message", onPage);
  window.addEventListener("atlas-show", onTold);
  window.addEventListener("atlas-guests", giveGuests);
  return () => {
    window.removeEventListener("message", onMessage);
    window.removeEventListener("message", onPage);
    window.removeEventListener("atlas-show", onTold);
    window.removeEventListener("atlas-guests", giveGuests);
  };
}
