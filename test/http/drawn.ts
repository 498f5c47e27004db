/** What a schema of /openapi.json takes, drawn: with values that a book knows where there are such. */
import fc from "fast-check";
import { z } from "zod";

const schema = z.looseObject({
  $ref: z.string().optional(),
  title: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  pattern: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  minItems: z.number().default(0),
  maxItems: z.number().default(3),
});
type Schema = z.output<typeof schema>;

/** By the title that scalars of a kind have. */
const KNOWN = {
  day: ["2001-01-01", "2001-04-01", "2001-12-31", "2024-02-29", "2001-02-30", "0001-01-01", "9999-12-31"],
  period: ["2001", "2001-Q1", "FY2024", "2001-01-01..2001-06-30", "2001-13"],
  amount: ["10.00", "0.01", "1,000", "0.005", `${"9".repeat(30)}.99`],
  count: ["1", "1000", "0.5", "9".repeat(30)],
  rate: ["0", "0.07", "-0.5", "1e3", "100"],
  decimal: ["0", "1", "-1", "0.333333333333333333333333333333", "1,000.50"],
};

/** What a book knows: ids of its instruments and events, and its accounts. */
export interface KnownNames {
  readonly id: readonly string[];
  readonly account: readonly string[];
}

/** Draws what a schema of the description takes; its parts by name are found in `components`. */
export class Drawn {
  readonly #components: Readonly<Record<string, unknown>>;
  readonly #known: Readonly<Record<string, readonly string[]>>;
  readonly #named = new Map<string, fc.Arbitrary<unknown>>();

  constructor(components: Readonly<Record<string, unknown>>, names: KnownNames) {
    this.#components = components;
    this.#known = { ...KNOWN, ...names };
  }

  of(part: unknown): fc.Arbitrary<unknown> {
    const read = schema.parse(part);
    if (read.$ref !== undefined) return this.#ofName(read.$ref.split("/").at(-1) ?? "");
    const choices = read.anyOf ?? read.oneOf;
    if (choices !== undefined) return fc.oneof(...choices.map((each) => this.of(each)));
    if ("const" in read) return fc.constant(read.const);
    if (read.enum !== undefined) return fc.constantFrom(...read.enum);
    return fc.oneof(...[read.type ?? "string"].flat().map((type) => this.#ofType(type, read)));
  }

  #ofName(name: string): fc.Arbitrary<unknown> {
    const known = this.#named.get(name) ?? this.of(this.#components[name]);
    this.#named.set(name, known);
    return known;
  }

  #ofType(type: string, read: Schema): fc.Arbitrary<unknown> {
    if (type === "null") return fc.constant(null);
    if (type === "integer") return fc.integer();
    if (type === "number") return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    if (type === "array") return fc.array(this.of(read.items ?? {}), { minLength: read.minItems, maxLength: Math.min(read.maxItems, Math.max(3, read.minItems)) });
    if (type === "object") return this.#object(read);
    const known = this.#known[read.title ?? ""] ?? [];
    const any = read.pattern === undefined ? fc.string({ maxLength: 20 }) : fc.stringMatching(new RegExp(read.pattern), { size: "-1" });
    return known.length === 0 ? any : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
  }

  #object({ properties = {}, required, additionalProperties }: Schema): fc.Arbitrary<unknown> {
    const isOpen = typeof additionalProperties === "object" && additionalProperties !== null;
    if (isOpen && Object.keys(properties).length === 0) return fc.dictionary(fc.constantFrom("common", "cash", "first", "second"), this.of(additionalProperties), { maxKeys: 3 });
    const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, this.of(field)] as const));
    const optional = Object.keys(fields).filter((name) => !required.includes(name));
    // What may be left out is there now and then, else hardly anything drawn would pass.
    return fc.subarray(optional, { maxLength: Math.min(3, optional.length) }).chain((some) => fc.record(Object.fromEntries(Object.entries(fields).filter(([name]) => required.includes(name) || some.includes(name)))));
  }
}
