/* Colours that several painters share. */

/** Glow around what is selected. */
export const SELECTION_COLOUR = "rgba(255, 214, 90, 0.95)";
/** Outline of symbols and heads, which parts them from the ground and from each other. */
export const OUTLINE_COLOUR = "#ffffff";
