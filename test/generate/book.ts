/**
 * Books of many shapes, valid by construction: whole histories and reconstructed ones, in several
 * units, charts and layouts, with dated and imprecise events of every type of the catalogue.
 */
import fc from "fast-check";
import type { EventTypeName } from "../../events/catalogue/index.ts";
import type { Given } from "../given.ts";
import { anchorEvents, completeAnchor } from "./anchors.ts";
import { correctionEvents } from "./corrections-events.ts";
import { debtEvents } from "./debt-events.ts";
import { Draft } from "./draft.ts";
import type { Recipe } from "./draft.ts";
import { choices, Draw } from "./draw.ts";
import { operationsEvents } from "./operations-events.ts";
import { rightEvents } from "./right-events.ts";
import { shareEvents } from "./share-events.ts";
import { definitionOf, shapes } from "./shape.ts";
import type { Shape } from "./shape.ts";

/** A book as `bookOf` takes it; as text, one event a line. */
export type GeneratedBook = Required<Pick<Given, "definition" | "events">>;

const recipes = { ...shareEvents, ...rightEvents, ...debtEvents, ...operationsEvents, ...anchorEvents, ...correctionEvents };

/** Types that need something held before: drawn more often, or they would hardly ever happen. */
const followUps: readonly EventTypeName[] = ["treasury-stock-acquired", "treasury-stock-reissued", "shares-converted", "option-granted", "option-exercise", "option-forfeited", "warrant-exercised", "note-converted", "note-repaid", "bond-liquidated"];

const drawn: readonly EventTypeName[] = [...(Object.keys(recipes) as EventTypeName[]).sort(), ...followUps, ...followUps];

interface Step {
  /** Where among the drawn types it begins to look for one that can happen. */
  readonly recipe: number;
  readonly choices: readonly number[];
}

const MOST_EVENTS = 30;
/** How often a step goes on to the next type where the draft holds nothing that the drawn one could happen to. */
const TRIES = 4;

const steps = (most: number): fc.Arbitrary<Step[]> => fc.noBias(fc.array(fc.record({ recipe: fc.nat(drawn.length - 1), choices }), { maxLength: most, size: "max" }));

/** Any valid book. */
export const books: fc.Arbitrary<GeneratedBook> = fc
  .record({ shape: shapes, before: steps(MOST_EVENTS / 3), opening: choices, after: steps(MOST_EVENTS) })
  .map(({ shape, before, opening, after }) => {
    const draft = new Draft(shape);
    for (const step of before) take(step, draft);
    if (!shape.whole) open(draft, new Draw(opening));
    for (const step of after) take(step, draft);
    return generated(shape, draft);
  });

/** Takes over the balances that the book counts from; the flows until then may be in the book as well. */
function open(draft: Draft, draw: Draw): void {
  if (draw.once(3)) recipes["period-flow"]?.(draft, draw);
  completeAnchor(draft, draw);
}

function take({ recipe, choices }: Step, draft: Draft): void {
  const draw = new Draw(choices);
  const written = draft.events.length;
  for (let offset = 0; offset < TRIES && draft.events.length === written; offset += 1) {
    const type = drawn[(recipe + offset) % drawn.length];
    const write: Recipe | undefined = type === undefined ? undefined : recipes[type];
    write?.(draft, draw);
  }
}

function generated(shape: Shape, draft: Draft): GeneratedBook {
  const book = { definition: definitionOf(shape, draft.sources), events: draft.events };
  const text = (): string => [JSON.stringify(book.definition), ...book.events.map((event) => JSON.stringify(event))].join("\n");
  return Object.defineProperty(book, fc.toStringMethod, { value: text, enumerable: false });
}
