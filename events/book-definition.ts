/** What book.yaml holds: units, sources, accounts, instruments and the layout of the statements. */
import { z } from "zod";
import { dayCounts } from "../src/kernel/day-count.ts";
import { calendarDay, dayPeriod, flag, id, positive, rate, text, unsigned } from "./fields.ts";

const accountId = z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/, "an account id such as cash or notes/first/principal");

export const accountClass = z.enum(["asset", "liability", "equity", "income", "expense", "clearing", "memorandum"]);
export type AccountClass = z.output<typeof accountClass>;

/**
 * `nil`: the whole history is in the book. `anchored`: unknown before the first anchor, whole from
 * then on. `unknown`: known from an anchor on for as long as a period flow says that it is complete.
 */
const opening = z.enum(["nil", "anchored", "unknown"]);

const account = z.strictObject({
  class: accountClass,
  name: text,
  /** Whether it is cash or a cash equivalent: what the cash-flow statement explains. */
  cash: flag.default(false),
  /** Whether it is debt beside the notes: bank loans, capital leases. */
  borrowing: flag.default(false),
  opening: opening.optional(),
});

/** The terms of an instrument; each is a dated timeline, and each event may replace some of them. */
export const terms = z
  .strictObject({
    authorised: unsigned,
    reserved: unsigned,
    par: unsigned,
    "liquidation-preference": unsigned,
    "dividend-rate": rate,
    /** How many common shares one share converts into, and of which class. */
    "conversion-ratio": positive,
    "converts-into": id,
    /** Price at which a note's principal and interest convert. */
    "conversion-price": positive,
    /** What becomes of part of a share in a conversion: paid in cash, given as a whole share, or kept. */
    "fractional-shares": z.enum(["round-down", "round-up", "kept"]),
    /** Whether a class shares in what is left after its preference, and up to which multiple of the preference in all. */
    participation: z.enum(["none", "full"]),
    "participation-cap": positive.refine((value) => value.greaterThanOrEqualTo(1), "a multiple of one or more"),
    /** Which preferences are paid before which: the lower first, equals pro rata, those without last. */
    seniority: unsigned.refine((value) => value.isInteger(), "a whole number"),
    /** What a warrant or option buys, and at which price. */
    underlying: id,
    strike: unsigned,
    expires: calendarDay,
    /** The far end of a range, where a source gives one strike or expiry to the lowest and one to the highest. */
    "strike-up-to": unsigned,
    "expires-up-to": calendarDay,
    matures: calendarDay,
    /** A fixed rate, or an index of the book's rates with a spread. */
    rate,
    index: id,
    spread: rate,
    "day-count": z.enum(dayCounts),
    compounding: z.enum(["simple", "monthly", "quarterly"]),
    /** An account whose own interest reduces what the note bears, and the yearly rate it earns. */
    "netted-by": z.string().min(1, "an account"),
    "netting-rate": rate,
    "interest-paid": z.enum(["quarterly", "monthly", "annually", "at-maturity"]),
    commitment: unsigned,
    discount: rate,
    secured: text,
    holder: text,
  })
  .partial();
export type Terms = z.output<typeof terms>;

export const instrumentKind = z.enum(["share-class", "warrant", "option-pool", "note", "equity-line", "bond"]);
export type InstrumentKind = z.output<typeof instrumentKind>;

const instrument = z
  .strictObject({
    id,
    kind: instrumentKind,
    name: text,
    scale: z.string().regex(/^[0-9]$/, "a scale from 0 to 9").transform(Number).default(0),
    /** The day on which it exists already; without it, the event that creates it says so. */
    since: calendarDay.optional(),
    /** The day on which its existence became known, where only later figures imply it. */
    known: calendarDay.optional(),
    opening: opening.optional(),
    terms: terms.default({}),
    /** Terms that no source states and the keeper assumes: shown as such, with the range over all others. */
    assumes: z.array(z.string()).default([]),
    /** The account that holds a share class's par or stated capital. */
    "capital-account": accountId.optional(),
  })
  .refine(({ since, terms: { matures } }) => since === undefined || matures === undefined || matures >= since, { message: "a date not before since", path: ["terms", "matures"] });
export type InstrumentDefinition = z.output<typeof instrument>;

const source = z.strictObject({
  title: text,
  published: calendarDay,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal").optional(),
});

/** A printed row: a heading, a line that sums accounts, or a total that sums lines. */
const accountRow = z.union([
  z.strictObject({ heading: text }),
  z.strictObject({ line: id, label: text, of: z.array(z.string()), shows: z.enum(["debit", "credit"]).optional() }),
  z.strictObject({ total: id, label: text, of: z.array(id), shows: z.enum(["debit", "credit"]).optional() }),
]);
export type AccountRow = z.output<typeof accountRow>;

const flowRow = z.union([
  z.strictObject({ heading: text }),
  z.strictObject({ line: id, label: text, of: z.array(id) }),
  z.strictObject({ total: id, label: text, of: z.array(id) }),
]);
export type FlowRow = z.output<typeof flowRow>;

const layouts = z.strictObject({
  "balance-sheet": z.array(accountRow).optional(),
  income: z.array(accountRow).optional(),
  "cash-flow": z.array(flowRow).optional(),
  supplemental: z.array(z.strictObject({ line: id, label: text })).optional(),
});

export const bookDefinition = z.strictObject({
  id,
  name: text,
  currency: z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code"),
  "currency-scale": z.string().regex(/^[0-6]$/, "a scale from 0 to 6").transform(Number).default(2),
  /** The first day of a book that holds a company's whole history; absent where history is reconstructed. */
  inception: calendarDay.optional(),
  /** Whether this is the book that is meant where none is named. */
  default: flag.default(false),
  /** The day on which a bare query is answered. */
  "as-of": calendarDay,
  /** The month with whose last day the fiscal year ends, 01 to 12; December where absent. Questions ask for it as `FY2002`, the one that ends within 2002. */
  "fiscal-year-end": z.string().regex(/^(?:0[1-9]|1[0-2])$/, "a month from 01 to 12").optional(),
  /** The class of shares that per-share figures and conversion end in. */
  "common-class": id.optional(),
  /** The line of the statement of operations that bears the notes' interest. */
  "interest-line": id.optional(),
  /** The rate of income tax on the interest that diluted earnings per share add back; none where no source states one. */
  "tax-rate": rate.refine((value) => !value.isNegative() && value.lessThan(1), "a fraction from nil to less than one: 0.40 is forty percent").optional(),
  sources: z.record(id, source).default({}),
  /** Findings that the keeper has looked into and accepts, by id, each with the reason: shown as accepted, never hidden. */
  accepts: z.array(z.strictObject({ finding: text, reason: text })).default([]),
  accounts: z.record(accountId, account),
  /** Which account plays a part that event types name, where its id is not that part's name. */
  roles: z.record(id, accountId).default({}),
  instruments: z.array(instrument).default([]),
  statements: layouts.default({}),
  /** Statement dates and periods shown by the tie-out and by default. */
  presents: z
    .strictObject({ instants: z.array(calendarDay).default([]), periods: z.array(dayPeriod).default([]) })
    .default({ instants: [], periods: [] }),
});
export type BookDefinition = z.output<typeof bookDefinition>;
