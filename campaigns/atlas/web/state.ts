/* What the map shows now, as far as it is chosen rather than worked out. */

import type { Day } from "./base/days.ts";

/** State of the map. */
export interface AtlasState {
  day: Day;
  /** First and last day of the clock: those of the document, or of the chapter. */
  span: [first: Day, last: Day];
  /** Id of the chapter, or the empty text. */
  chapter: string;
  /** Id of the feature, dossier or formation that is selected, or null. */
  chosen: string | null;
  /** Ids of the features and dossiers that are emphasised beside it. */
  highlights: Set<string>;
}

/** What can happen to the map, as listeners name it. */
export const EVENTS = [
  "ready",
  "date",
  "window",
  "chapter",
  "select",
  "play",
  "tour",
  "compare",
  "language",
  "settled",
  /** The days of the clock have changed; "chapter" follows once its day and view are shown. */
  "span",
] as const;
export type AtlasEvent = (typeof EVENTS)[number];
