/* Dossiers and their parts: a war has battles, a battle its days. */

import type { Payload } from "./payload.ts";

/** Ids of a dossier and all its parts. */
export function withParts(id: string, dossiers: Payload["dossiers"]): Set<string> {
  const family = new Set([id]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const [key, { partOf }] of Object.entries(dossiers)) if (family.has(partOf)) family.add(key);
  }
  return family;
}

/** Ids of what a dossier is part of, then of its parts. */
export function nextOfKin(id: string, dossiers: Payload["dossiers"]): string[] {
  const whole = dossiers[id]?.partOf;
  const parts = Object.keys(dossiers).filter((key) => dossiers[key]?.partOf === id);
  return whole ? [whole, ...parts] : parts;
}
