/** The strict schema of each event type: envelope and own fields, with nothing else allowed. */
import { z } from "zod";
import { envelope } from "./envelope.ts";
import { catalogue } from "./catalogue/index.ts";
import type { AnyEvent, AnyEventType } from "./catalogue/index.ts";

interface Declared {
  readonly type: AnyEventType;
  readonly schema: z.ZodType<AnyEvent>;
}

const declared = new Map<string, Declared>(catalogue.map((type) => [type.type, declare(type)]));

/** The schema is made when it is first asked for: of most types, a command that reads no event needs none. */
function declare(type: (typeof catalogue)[number]): Declared {
  let schema: Declared["schema"] | undefined;
  return {
    // The catalogue's types differ in their fields; each rule only ever receives what its own schema read.
    type,
    get schema() {
      schema ??= envelope.extend({ type: z.literal(type.type), ...type.fields }).strict();
      return schema;
    },
  };
}

type Types = (typeof catalogue)[number];
type WrittenAs<Type extends Types> = Type extends Types ? z.input<typeof envelope> & { readonly type: Type["type"] } & z.input<z.ZodObject<Type["fields"]>> : never;

/** An event of any type as it is written: every amount, count and rate as text. */
export type WrittenEvent = WrittenAs<Types>;

/** The declaration and schema of a type, by name. */
export function declaredType(name: string): Declared | undefined {
  return declared.get(name);
}

/** Every declaration, in the order of the catalogue. */
export function declaredTypes(): readonly Declared[] {
  return [...declared.values()];
}
