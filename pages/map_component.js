// Holds the atlas's document in a sandboxed frame and keeps it mounted while the page around it is run again.
// The document has no access to the page: the two exchange messages.

export default function ({ parentElement, data, setStateValue }) {
  const host = parentElement.querySelector(".atlas-host");
  let frame = host.querySelector("iframe");
  if (!frame || frame.dataset.document !== data.id) {
    frame?.remove();
    frame = document.createElement("iframe");
    frame.dataset.document = data.id;
    frame.title = "Map of the atlas";
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox");
    frame.srcdoc = data.document;
    host.replaceChildren(frame);
  }
  const send = (message) => frame.contentWindow?.postMessage({ atlas: "show", ...message }, "*");
  const heard = (event) => {
    if (event.source !== frame.contentWindow || !event.data) return;
    if (event.data.atlas === "ready") send(data.opening);
    if (event.data.atlas === "settled") {
      const { date, select, view } = event.data;
      setStateValue("settled", { date, select, view });
    }
  };
  const told = (event) => send(event.detail);
  window.addEventListener("message", heard);
  window.addEventListener("atlas-show", told);
  return () => {
    window.removeEventListener("message", heard);
    window.removeEventListener("atlas-show", told);
  };
}
