// Hands the document, zipped, to the frames that map_component.js holds, for as long as the page has it. Its id stands
// before it, in letters of ASCII.

const LETTERS = 16;

export default function ({ data }) {
  const id = new TextDecoder().decode(data.subarray(0, LETTERS));
  window.atlasDocuments ??= new Map();
  window.atlasDocuments.set(id, data.subarray(LETTERS));
  window.dispatchEvent(new Event("atlas-document"));
  return () => window.atlasDocuments.delete(id);
}
