// Passes what the page asks for to the frame that map_component.js holds, once for each request.

const sent = new Set();

export default function ({ data }) {
  if (!data || sent.has(data.number)) return;
  sent.add(data.number);
  window.dispatchEvent(new CustomEvent("atlas-show", { detail: data.show }));
}
