// A plain click on a link within the app is carried out without loading the app anew. Every other click – with a key
// held down, with another button, "open in a new tab" – is the browser's own: the links have real addresses. It is told as a state, see map_press.js.

export default function ({ setStateValue }) {
  const onClick = (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest(".atlas-list a.within") : null;
    if (!link) return;
    event.preventDefault();
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    setStateValue("address", [`${Date.now()} ${Math.random()}`, link.pathname + link.search]);
  };
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
