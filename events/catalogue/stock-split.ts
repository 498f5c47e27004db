/** Every share of a class turned into more shares, or fewer, with everything that is counted in them. */
import { z } from "zod";
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import type { Leg, PostingContext, TermChange } from "../event-type.ts";
import { count, flag, id } from "../fields.ts";
import type { InstrumentKind, Terms } from "../book-definition.ts";
import { capitalAccount } from "../share-issue.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { optionsAvailable, optionsOutstanding, optionsUnreserved, sharesInTreasury, sharesOutstanding, sharesUnissued, warrantsOutstanding, warrantsUnissued } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

const fractions = z.enum(["round-down", "round-up", "refuse"]);

interface Split {
  readonly class: string;
  readonly new: Exact;
  readonly old: Exact;
  readonly fractions: z.output<typeof fractions>;
  readonly "par-unchanged": boolean;
}

export const stockSplit = eventType({
  type: "stock-split",
  family: "equity",
  meaning: "Every so many old shares of a class become so many new ones; rights to them and prices in them follow.",
  rank: 50,
  readsBalances: true,
  fields: {
    class: id,
    /** `new` for `old`: 2 for 1 doubles the shares, 1 for 10 is a reverse split. */
    new: count,
    old: count,
    /** What becomes of part of a unit in an account's whole count; paid out, it is an event of its own. */
    fractions: fractions.default("refuse"),
    /** True where par per share stays and capital is moved to fit; else par × old / new. */
    "par-unchanged": flag.default(false),
  },
  rule: "Counts × new / old: shares outstanding and in treasury, warrants and options on the class. Capital moves out of paid-in capital by par after × shares after − par before × shares before, which is nil where par follows and no fraction is rounded.",
  post(event, context) {
    if (event.new.equals(event.old)) throw refuse("field-invalid", `${event.new.toString()} for ${event.old.toString()}`, "another count of new shares than of old ones", { field: "new" });
    const { par = new Exact(0) } = context.instrument(event.class, "share-class").terms;
    const held = [sharesOutstanding(event.class), sharesInTreasury(event.class)];
    const before = held.reduce((sum, account) => sum.plus(context.decimal(context.balance(account), event.class)), new Exact(0));
    const shares = held.flatMap((account) => multiplied(context, event, event.class, account, sharesUnissued(event.class)));
    const added = shares.reduce((sum, leg) => (held.includes(leg.account) ? sum + leg.quantity : sum), 0n);
    const after = before.plus(context.decimal(added, event.class));
    const moved = context.rounded((event["par-unchanged"] ? par : perUnit(par, event)).times(after).minus(par.times(before)));
    return withoutNil([
      ...(moved === 0n ? [] : [debit(context, context.account("additional-paid-in-capital"), moved), credit(context, capitalAccount(context, event.class), moved)]),
      ...shares,
      ...rightsTo(context, event.class, "warrant").flatMap((warrant) => multiplied(context, event, warrant, warrantsOutstanding(warrant), warrantsUnissued(warrant))),
      ...rightsTo(context, event.class, "option-pool").flatMap((pool) =>
        [optionsOutstanding(pool), optionsAvailable(pool)].flatMap((account) => multiplied(context, event, pool, account, optionsUnreserved(pool))),
      ),
    ]);
  },
  terms: (event, context) => termsAfter(context, event),
});

/** A count of units: × new / old. */
const counted = (value: Exact, split: Split): Exact => value.times(split.new).div(split.old);
/** A price or amount for one unit: × old / new. */
const perUnit = (value: Exact, split: Split): Exact => value.times(split.old).div(split.new);

function rightsTo(context: PostingContext, shareClass: string, kind: InstrumentKind): string[] {
  return context.instruments(kind).flatMap(({ definition, terms }) => (terms.underlying === shareClass ? [definition.id] : []));
}

/** What an account gains when its balance is multiplied, out of the far side; by the rule for fractions. */
function multiplied(context: PostingContext, split: Split, unit: string, account: string, far: string): Leg[] {
  const before = context.decimal(context.balance(account), unit);
  const exact = counted(before, split);
  const { scale } = context.instrument(unit).definition;
  if (split.fractions === "refuse" && exact.decimalPlaces() > scale) {
    const product = `${before.toString()} × ${split.new.toString()} / ${split.old.toString()} = ${exact.toSignificantDigits(20).toString()}`;
    throw refuse("precision-exceeded", `${product} in ${account}`, `at most ${scale} decimals, the scale of ${unit}, or a rule in fractions`, { field: "fractions" });
  }
  const after = exact.toDecimalPlaces(scale, split.fractions === "round-up" ? Exact.ROUND_UP : Exact.ROUND_DOWN);
  return transferUnits(context, unit, after.minus(before), { from: far, to: account });
}

type Scaled = "par" | "liquidation-preference" | "conversion-ratio" | "conversion-price" | "strike" | "strike-up-to" | "commitment";

/** The terms that follow a split: par, preference, prices, ratios and commitments counted in the class. */
function termsAfter(context: PostingContext, split: Split): TermChange[] {
  const changes: TermChange[] = [];
  const scale = (instrument: string, terms: Terms, fields: readonly Scaled[], by: typeof counted): void => {
    const changed = fields.flatMap((field) => (terms[field] === undefined ? [] : [[field, by(terms[field], split)] as const]));
    if (changed.length > 0) changes.push({ instrument, terms: Object.fromEntries(changed) });
  };
  const own = context.instrument(split.class, "share-class").terms;
  scale(split.class, own, [...(split["par-unchanged"] ? [] : ["par" as const]), "liquidation-preference", "conversion-ratio"], perUnit);
  const follow = (kind: InstrumentKind, link: "underlying" | "converts-into", fields: readonly Scaled[], by: typeof counted): void => {
    for (const { definition, terms } of context.instruments(kind)) if (terms[link] === split.class) scale(definition.id, terms, fields, by);
  };
  follow("warrant", "underlying", ["strike", "strike-up-to"], perUnit);
  follow("option-pool", "underlying", ["strike", "strike-up-to"], perUnit);
  follow("note", "converts-into", ["conversion-price"], perUnit);
  follow("share-class", "converts-into", ["conversion-ratio"], counted);
  follow("equity-line", "underlying", ["commitment"], counted);
  return changes;
}
