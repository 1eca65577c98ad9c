// Tells the frame that map_component.js holds whether the page shows the dossier beside the map: its card then steps back.

export default function ({ data }) {
  window.dispatchEvent(new CustomEvent("atlas-show", { detail: { card: !data.dossierBeside } }));
}
