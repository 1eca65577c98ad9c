// @ts-nocheck
/* Full screen: the button follows whatever ends it, Escape too, and is not there where the browser does not allow it. */

export const addFullscreenButton = (tools) => {
  if (!document.fullscreenEnabled) return;
  const { button } = tools.toggle("Full screen", "full", (on) => {
    if (on) document.documentElement.requestFullscreen().catch(follow);
    else if (document.fullscreenElement) document.exitFullscreen();
  });
  const follow = () => button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
  document.addEventListener("fullscreenchange", follow);
};
