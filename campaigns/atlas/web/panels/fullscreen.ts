/* Full screen: the button follows whatever ends it, Escape too, and is not there where the browser does not allow it. */

import { t } from "../base/translation.ts";

/** A row of buttons: see toolbar.ts. */
interface ToggleButtons {
  toggle(label: () => string, iconName: "full", change: (on: boolean) => void): { button: HTMLElement };
}

/** Add the button that fills the screen with the map. */
export function addFullscreenButton(tools: ToggleButtons): void {
  if (!document.fullscreenEnabled) return;
  const follow = (): void => button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
  const { button } = tools.toggle(
    () => t("Full screen"),
    "full",
    (on) => {
      if (on) document.documentElement.requestFullscreen().catch(follow);
      else if (document.fullscreenElement) void document.exitFullscreen();
    },
  );
  document.addEventListener("fullscreenchange", follow);
}
