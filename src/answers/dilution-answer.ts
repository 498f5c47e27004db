/** The as-converted table at a date: the company's own, the complete one, and what lies between them. */
import { z } from "zod";
import { classPreferences, completeGroups, dilution, dilutionGroups, sumOfGroups } from "../../projections/dilution.ts";
import type { Dilution, DilutionRow } from "../../projections/dilution.ts";
import { less, decimalText } from "../../projections/ratio-figure.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Day } from "../kernel/day.ts";
import { notDeterminable } from "../kernel/figure.ts";
import { fractionText } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { companyTable, reportedBasis } from "../measures/dilution-measures.ts";
import type { CompanyTable } from "../measures/dilution-measures.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { againstLedger } from "../reconciliation/verdict.ts";
import { differenceText, figureSchema, header, headerSchema, measuredAnswer, verdictSchema } from "./answer.ts";
import type { FigureAnswer } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";

const groupSchema = z.enum(dilutionGroups).meta({ id: "DilutionGroup" });
const rowSchema = z.object({ group: groupSchema, instrument: z.string(), name: z.string(), shares: figureSchema, how: z.string() }).meta({ id: "DilutionRow" });
/** What was printed stands only where the company's table is of the date asked for. */
const comparedSchema = z.object({ printed: z.string().nullable(), ledger: figureSchema, difference: z.string().nullable(), asCounted: z.boolean(), verdict: verdictSchema.nullable() }).meta({ id: "DilutionCompared" });

export const dilutionAnswerSchema = z.object({
  ...headerSchema.shape,
  unit: z.string(),
  /** The company's own table; null where the book holds none. */
  company: z.object({ at: z.string(), lines: z.array(z.object({ group: groupSchema, ...comparedSchema.shape })), total: comparedSchema }).nullable(),
  rows: z.array(z.object({ ...rowSchema.shape, inCompanyTable: z.boolean().nullable() })),
  totals: z.object({
    /** Outstanding shares. */
    outstanding: figureSchema,
    /** Additional shares of the groups in the company's own table. */
    reportedBasis: figureSchema,
    /** Additional shares of every group but options available for grant. */
    complete: figureSchema,
    /** Complete less reported basis. */
    difference: figureSchema,
    /** Outstanding and complete together. */
    fullyDiluted: figureSchema,
    /** Options that nobody holds yet. */
    availableForGrant: figureSchema,
    /** Fully diluted, with what is available for grant. */
    fullyReserved: figureSchema,
    /** The most common shares that the charter allows. */
    authorised: figureSchema,
    /** Common shares issued, those in treasury among them. */
    issued: figureSchema,
    /** Authorised less issued, complete and available for grant: below nil where the charter does not suffice. */
    headroom: figureSchema,
  }),
  /** What the company's own table does not count, and why it is nevertheless there. */
  leftOut: z.array(z.object({ group: groupSchema, instrument: z.string(), shares: figureSchema, inComplete: z.boolean(), reason: z.string() })),
  preferences: z.array(z.object({ class: z.string(), name: z.string(), outstanding: figureSchema, perShare: z.string(), preference: figureSchema })),
}).meta({ id: "DilutionAnswer" });
export type DilutionAnswer = z.output<typeof dilutionAnswerSchema>;

export function dilutionAnswer(ledger: Ledger, query: Query): DilutionAnswer {
  const asOf = instantOf(query, ledger.definition);
  const table = dilution(ledger, asOf);
  const company = companyTable(ledger, asOf);
  const counts = (row: DilutionRow): boolean => company?.groups.has(row.group) === true;
  const shares = sharesOf(ledger);
  const { currency, currencyScale } = ledger.chart;
  return {
    ...header(ledger, { at: asOf }),
    unit: ledger.definition["common-class"] ?? "shares",
    company: company === undefined ? null : companyRows(ledger, company, table, asOf),
    rows: table.rows.map((row) => ({ group: row.group, instrument: row.instrument, name: row.name, shares: shares(row.shares), how: row.how, inCompanyTable: company === undefined ? null : counts(row) })),
    totals: totalsOf(ledger, table, asOf),
    leftOut: company === undefined ? [] : table.rows.filter((row) => row.group !== "outstanding" && !counts(row)).map((row) => ({ group: row.group, instrument: row.instrument, shares: shares(row.shares), inComplete: completeGroups.includes(row.group), reason: reasonOf(row) })),
    preferences: classPreferences(ledger, asOf).map(({ shareClass, name, outstanding, perShare, preference }) => ({
      class: shareClass,
      name,
      outstanding: measuredAnswer(outstanding, shareClass, ledger.chart.scaleOf(shareClass)),
      perShare: decimalText(perShare),
      preference: measuredAnswer(preference, currency, currencyScale),
    })),
  };
}

function sharesOf({ chart, definition }: Ledger): (figure: MeasuredFigure) => FigureAnswer {
  const common = definition["common-class"] ?? "shares";
  return (figure) => measuredAnswer(figure, common, chart.scaleOf(common));
}

function totalsOf(ledger: Ledger, table: Dilution, asOf: Day): DilutionAnswer["totals"] {
  const shares = sharesOf(ledger);
  const basis = reportedBasis(table, ledger, asOf);
  return {
    outstanding: shares(table.outstanding),
    reportedBasis: shares(basis),
    complete: shares(table.complete),
    difference: shares(differenceOf(table, basis, companyTable(ledger, asOf))),
    fullyDiluted: shares(table.fullyDiluted),
    availableForGrant: shares(table.availableForGrant),
    fullyReserved: shares(table.fullyReserved),
    authorised: shares(table.authorised),
    issued: shares(table.issued),
    headroom: shares(table.headroom),
  };
}

/** Group by group, so that what both tables count cancels out, bounds and all. */
function differenceOf({ rows }: Dilution, basis: MeasuredFigure, company: CompanyTable | undefined): MeasuredFigure {
  if (company === undefined) return notDeterminable(...basis.reasons);
  const own = [...company.groups.keys()];
  return less(sumOfGroups(rows, completeGroups.filter((group) => !own.includes(group))), sumOfGroups(rows, own.filter((group) => !completeGroups.includes(group))));
}

function companyRows(ledger: Ledger, { at, groups, total }: CompanyTable, table: Dilution, asOf: Day): NonNullable<DilutionAnswer["company"]> {
  const shares = sharesOf(ledger);
  const compared = (figure: ReportedFigure | undefined, of: MeasuredFigure): z.output<typeof comparedSchema> => {
    const printed = at === asOf ? figure : undefined;
    if (printed === undefined) return { printed: null, ledger: shares(of), difference: null, asCounted: false, verdict: null };
    const { difference, asCounted, verdict } = againstLedger(printed, of);
    const decimals = ledger.chart.scaleOf(ledger.definition["common-class"] ?? "");
    return { printed: fractionText(printed.value, decimals), ledger: shares(of), difference: differenceText(difference, decimals), asCounted, verdict };
  };
  return {
    at,
    lines: [...groups].map(([group, figure]) => ({ group, ...compared(figure, sumOfGroups(table.rows, [group])) })),
    total: compared(total, reportedBasis(table, ledger, asOf)),
  };
}

function reasonOf({ group, instrument, how }: DilutionRow): string {
  return group === "available-for-grant" ? `${instrument}: options that nobody holds yet, ${how}` : `${instrument} ${how}`;
}
