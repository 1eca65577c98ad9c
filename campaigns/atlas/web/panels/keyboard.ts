// @ts-nocheck
/* Keys: arrows step, space plays, Home and End go to the ends, comma and full stop to the events, Escape closes. */

import { toIso } from "../base/days.ts";

export const bindKeyboard = (atlas, { span, unselect }) => {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const reading = event.target.closest(".card, .legend-panel, .drawer");
    const typing = event.target.closest("input:not([type=range]):not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      unselect();
      return;
    }
    if (typing || (event.target.closest("button, summary, a") && (event.key === " " || event.key === "Enter"))) return;
    if (event.target.closest("[data-keys=own]") && /^(Page|Home|End|Arrow)/.test(event.key)) return;
    if (reading && /^(Page|Home|End| )/.test(event.key)) return;
    const unit = event.shiftKey ? "month" : "day";
    const actions = {
      ArrowLeft: () => atlas.step(-1, unit),
      ArrowRight: () => atlas.step(1, unit),
      PageDown: () => atlas.step(-1, "year"),
      PageUp: () => atlas.step(1, "year"),
      Home: () => atlas.goto(toIso(span()[0])),
      End: () => atlas.goto(toIso(span()[1])),
      ",": () => atlas.toEvent(-1),
      ".": () => atlas.toEvent(1),
      " ": () => (atlas.isPlaying() ? atlas.pause() : atlas.play()),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });
};
