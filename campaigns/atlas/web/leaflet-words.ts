/* What Leaflet's own controls say, in the language that is shown: the buttons of the zoom, the unit of the scale. */

import { renewed, shownLanguage, t } from "./base/translation.ts";

/** What Leaflet's scale is made of, as its own code has it. */
interface Scale {
  _updateScale(scale: HTMLElement, text: string, ratio: number): void;
}

/** A text of Leaflet's scale, "10 km" or "300 m", as a language writes it. */
export function scaleText(english: string, language: string): string {
  const [number = "", unit = ""] = english.split(" ");
  const named = { km: "kilometer", m: "meter" }[unit];
  return named ? new Intl.NumberFormat(language, { style: "unit", unit: named }).format(Number(number)) : english;
}

/** Have the controls of a map speak the language, and its scale from now on. */
export function translateControls(map: L.Map): void {
  const scale = L.Control.Scale.prototype as unknown as Scale;
  const update = scale._updateScale;
  scale._updateScale = function (node, text, ratio) {
    update.call(this, node, scaleText(text, shownLanguage()), ratio);
  };
  const say = (name: string, text: string): void => {
    const button = map.getContainer().querySelector<HTMLElement>(`.leaflet-control-zoom-${name}`);
    if (button) [button.title, button.ariaLabel] = [text, text];
  };
  renewed(() => {
    say("in", t("Zoom in"));
    say("out", t("Zoom out"));
    map.getContainer().ariaLabel = t("Map");
    map.fire("move"); // the scale is written anew
  });
}
