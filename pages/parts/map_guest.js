// Hands a layer of the visitor's own data to the frame that map_component.js holds, for as long as the page has it.

export default function ({ data }) {
  window.atlasGuests ??= new Map();
  window.atlasGuests.set(data.token, data.layer);
  window.dispatchEvent(new Event("atlas-guests"));
  return () => {
    window.atlasGuests.delete(data.token);
    window.dispatchEvent(new Event("atlas-guests"));
  };
}
