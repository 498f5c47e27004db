/** The strict schema of each event type: envelope and own fields, with nothing else allowed. */
import { z } from "zod";
import { envelope } from "./envelope.ts";
import { catalogue } from "./catalogue/index.ts";
import type { AnyEvent, AnyEventType } from "./catalogue/index.ts";

interface Declared {
  readonly type: AnyEventType;
  readonly schema: z.ZodType<AnyEvent>;
}

const declared = new Map<string, Declared>(
  catalogue.map((type) => [
    type.type,
    {
      // The catalogue's types differ in their fields; each rule only ever receives what its own schema read.
      type,
      schema: envelope.extend({ type: z.literal(type.type), ...type.fields }).strict(),
    },
  ]),
);

/** The declaration and schema of a type, by name. */
export function declaredType(name: string): Declared | undefined {
  return declared.get(name);
}

/** Every declaration, in the order of the catalogue. */
export function declaredTypes(): readonly Declared[] {
  return [...declared.values()];
}
