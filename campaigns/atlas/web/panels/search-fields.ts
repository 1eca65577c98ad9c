/* The texts by which things are found, and how much each counts. Of events the same as campaigns/tables/dossiers.py. */

import type { Dossier, DossierPlace, Formation, MapPlace, Names, Payload } from "../base/payload.ts";
import type { MapFeature } from "../base/types.ts";
import { field, type FieldRole, type SearchField, type SearchFields, sentences } from "./search-match.ts";

type Formations = Payload["formations"];

/** An event by its names, where it was, who took part, its phases, what is told of it and what is disputed. */
export function eventFields(feature: MapFeature, dossier: Dossier | undefined, formations: Formations): SearchFields {
  const title = field(feature.name);
  if (!dossier) return [title, field(feature.short ?? "", 1)];
  const { place, belligerents, axes, units, orders, phases, disputes, summary } = dossier;
  const named = (id: string) => formations[id];
  const tied = [...units, ...orders].map(({ formation }) => formation);
  return unique(title, [
    field(feature.short ?? "", 1),
    ...fieldsOf(dossier.names, 1),
    ...[place.name, place.modern, ...place.others].map((text) => field(text, 2, "place")),
    ...fieldsOf(place.names, 2, "place"),
    ...belligerents.flatMap((side) => side.commanders).map((text) => field(text, 3, "commander")),
    ...[...axes, ...orders].map(({ commander }) => field(commander, 3, "commander")),
    ...belligerents.flatMap((side) => side.formations).map((text) => field(text, 3, "formation")),
    ...axes.map(({ formation }) => field(formation, 3, "formation")),
    ...tied.map(named).flatMap((each) => (each ? formationNames(each, 3, "formation") : [])),
    ...axes.flatMap(({ waypoints }) => waypoints).map((waypoint) => field(waypoint.place, 3, "place")),
    ...phases.flatMap(({ name, text }) => [field(name, 4, "phase"), ...sentences(text, 4, "phase")]),
    ...sentences(summary, 5, "summary"),
    ...disputes.map(({ question }) => field(question, 6, "dispute")),
    ...disputes.flatMap(({ answers }) => answers).flatMap(({ text }) => sentences(text, 6, "dispute")),
  ]);
}

/** A phase by its name, its place, what is told of it, and its event. */
export function phaseFields(feature: MapFeature, dossier: Dossier | undefined): SearchFields {
  const phase = dossier?.phases[feature.phase ?? -1];
  return unique(field(feature.name), [
    ...(phase ? [field(phase.place, 2, "place"), ...sentences(phase.text, 4, "phase")] : []),
    ...(dossier ? [field(dossier.title, 3), ...fieldsOf(dossier.names, 3)] : []),
  ]);
}

/** A movement by the names of its formation, its commander and its event. */
export function movementFields(
  feature: MapFeature,
  dossier: Dossier | undefined,
  formations: Formations,
): SearchFields {
  const formation = formations[feature.unit ?? ""];
  const axis = dossier?.axes.find(({ id }) => id === feature.axis);
  return unique(field(feature.name), [
    ...(axis ? [field(axis.formation), field(axis.commander, 1, "commander"), field(axis.detail, 2)] : []),
    ...(formation ? formationNames(formation, 1, "name") : []),
    ...(dossier ? [field(dossier.title, 3), ...fieldsOf(dossier.names, 3)] : []),
  ]);
}

/** A place by its names on every day; `known` is what a dossier of it tells more. */
export function placeFields(place: MapPlace, known: DossierPlace | undefined): SearchFields {
  const stages = place.stages ?? [];
  return unique(field(place.name), [
    ...fieldsOf({ ...known?.names, ...place.names }, 1),
    ...stages.flatMap(({ name, names }) => [field(name), ...fieldsOf(names, 1)]),
    ...[place.modern, known?.modern ?? "", ...(known?.others ?? [])].map((text) => field(text, 1)),
  ]);
}

/** A formation by every name it has and by those who led it. */
export function formationFields(formation: Formation, commanders: string[]): SearchFields {
  const led = commanders.map((text) => field(text, 3, "commander"));
  return unique(field(formation.name), [...formationNames(formation, 0, "name"), ...led]);
}

function formationNames({ name, figures, names }: Formation, weight: number, role: FieldRole): SearchField[] {
  return [field(name, weight, role), field(figures ?? "", weight, role), ...fieldsOf(names, weight, role)];
}

function fieldsOf(names: Names, weight: number, role: FieldRole = "name"): SearchField[] {
  return Object.entries(names).map(([lang, text]) => field(text, weight, role, lang));
}

/** Each text once, as what it is first; none that is empty. */
function unique(title: SearchField, others: SearchField[]): SearchFields {
  const seen = new Set([title.text, ""]);
  return [title, ...others.filter(({ text }) => !seen.has(text) && seen.add(text))];
}
