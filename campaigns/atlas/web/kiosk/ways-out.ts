/* A public screen has no way out of the map: no menu, no file, no key of the browser's, no page that is zoomed. */

/** Keys that move within the map; all others, such as those that search, print or save, do nothing. */
const KEYS = /^(Tab|Enter| |Escape|Arrow(Left|Right|Up|Down))$/;

/** Close the ways out. Keys that no page is asked about, as Alt with F4, are for the browser's own kiosk mode. */
export function closeWaysOut(): void {
  document.documentElement.classList.add("kiosk");
  const refuse = (event: Event): void => event.preventDefault();
  const options = { capture: true, passive: false };
  for (const name of ["contextmenu", "dragstart", "dragover", "drop", "auxclick"])
    window.addEventListener(name, refuse, options);
  window.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), options);
  window.addEventListener(
    "keydown",
    (event) => {
      if (KEYS.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
}
