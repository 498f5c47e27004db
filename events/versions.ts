/**
 * Versions of what is written: a store keeps every event in the version it was written in, for
 * ever, and reads it as the present one. A type whose contract changes gets an upcast here; the
 * schemas of all versions stand in events/versions/.
 */
export type Upcast = (written: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By type, what turns each version into the next: a type is at one version more than it has upcasts. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** None yet: every type is at its first version. */
const upcasts: Upcasts = {};

/** The version that events of a type are written in now. */
export function versionOf(type: string, of: Upcasts = upcasts): number {
  return (of[type]?.length ?? 0) + 1;
}

/** What was written in a version as the present version has it; nothing where that version is of a later program. */
export function upcast(type: string, version: number, written: Readonly<Record<string, unknown>>, of: Upcasts = upcasts): Readonly<Record<string, unknown>> | undefined {
  if (version < 1 || version > versionOf(type, of)) return undefined;
  return (of[type] ?? []).slice(version - 1).reduce((before, turn) => turn(before), written);
}
