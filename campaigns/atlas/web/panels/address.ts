// @ts-nocheck
/* The address: `#date=…&from=…&compare=…&select=…&view=zoom/lat/lon&tour=…&step=n&language=…`, read at the start and on change,
   written when things settle.
   Inside another page (the app) the same is told to the parent by postMessage, and taken from it. */

import { fromIso } from "../base/days.ts";

export const bindAddress = (map, atlas, data, { select, setChapter, tours }) => {
  const embedded = window.parent !== window;
  let timer = 0;
  let silent = false;
  let openDossier = null; // only a page that says so has pages of dossiers
  let greeted = !embedded; // nothing is told to the page before it has said what to open with
  const view = () => {
    const centre = map.getCenter();
    return `${Math.round(map.getZoom() * 100) / 100}/${centre.lat.toFixed(3)}/${centre.lng.toFixed(3)}`;
  };
  const touring = () => (atlas.touring ? `&tour=${atlas.touring.id}&step=${atlas.touring.step}` : "");
  const settled = () => {
    const part = (name, value) => (value ? `&${name}=${encodeURIComponent(value)}` : "");
    const also = part("from", atlas.from) + part("compare", atlas.compared) + part("select", atlas.selected);
    const language = atlas.language === "en" ? "" : part("language", atlas.language);
    const hash = `#date=${atlas.date}${also}&view=${view()}${touring()}${language}`;
    if (!greeted) return;
    if (embedded) {
      window.parent.postMessage(
        {
          atlas: "settled",
          date: atlas.date,
          select: atlas.selected,
          view: view(),
          from: atlas.from,
          compare: atlas.compared,
        },
        "*",
      );
      return;
    }
    silent = true;
    try {
      window.history.replaceState(null, "", hash);
    } catch {
      window.location.hash = hash;
    }
    silent = false;
  };
  /* The page leaves the map: it is told first where the map stands, not while it goes. */
  const toDossier = (id) => {
    clearTimeout(timer);
    settled();
    window.parent.postMessage({ atlas: "dossier", id }, "*");
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(settled, atlas.isPlaying() ? 1000 : 350);
  };
  ["date", "select", "play", "tour", "window", "compare", "language"].forEach((name) => atlas.on(name, soon));
  map.on("moveend", soon);

  const setView = (text) => {
    const [zoom, latitude, longitude] = String(text).split("/").map(Number);
    if ([zoom, latitude, longitude].every(Number.isFinite))
      map.setView([latitude, longitude], zoom, { animate: false });
  };
  window.addEventListener("hashchange", () => {
    if (silent) return;
    const wanted = readAddress();
    if (!wanted.tour) tours.end();
    else if (touring() !== `&tour=${wanted.tour}&step=${wanted.step}`) tours.open(wanted.tour, wanted.step);
    if (fromIso(wanted.date) !== null && wanted.date !== atlas.date) atlas.goto(wanted.date);
    applyAddress(atlas, wanted);
    if (wanted.view) setView(wanted.view);
    if (!wanted.tour && (wanted.select || null) !== atlas.selected) select(wanted.select || null);
  });
  window.addEventListener("message", (event) => {
    if (!embedded || event.source !== window.parent || !event.data || typeof event.data !== "object") return;
    const { date, select: id, view: place, chapter } = event.data;
    if (event.data.atlas !== "show") return;
    greeted = true;
    if (event.data.dossiers) openDossier = toDossier;
    soon();
    if (chapter !== undefined) setChapter(chapter);
    if (date && fromIso(date) !== null && date !== atlas.date) atlas.goto(date);
    if (place) setView(place);
    if (id !== undefined && id !== atlas.selected) select(id);
  });
  const wanted = readAddress();
  if (wanted.view) setView(wanted.view);
  if (embedded) atlas.on("ready", () => window.parent.postMessage({ atlas: "ready" }, "*"));
  return { dossierPage: () => openDossier };
};

/** Take over the window, the second date and the language of an address; what is no date or language counts as none. */
export const applyAddress = (atlas, { from, compare, language }) => {
  if (atlas.languages.includes(language)) atlas.language = language;
  const known = (iso) => (fromIso(iso) === null ? null : iso);
  if (known(from) !== atlas.from) atlas.since(known(from));
  if (known(compare) !== atlas.compared) atlas.compare(known(compare));
};

export const readAddress = () => {
  const parameters = new URLSearchParams(window.location.hash.slice(1));
  return {
    date: parameters.get("date") || "",
    select: parameters.get("select") || "",
    view: parameters.get("view") || "",
    tour: parameters.get("tour") || "",
    step: parameters.get("step") || "1",
    from: parameters.get("from") || "",
    compare: parameters.get("compare") || "",
    language: parameters.get("language") || "",
  };
};
