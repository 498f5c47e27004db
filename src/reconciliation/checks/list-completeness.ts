import { completeGroups, dilution } from "../../../projections/dilution.ts";
import type { AnyEvent } from "../../../events/catalogue/index.ts";
import type { Day } from "../../kernel/day.ts";
import { companyTable } from "../../measures/dilution-measures.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { amountText, figureText, intervalText } from "../wording.ts";

export const listCompleteness: Check = {
  code: "list-completeness",
  reads: "figures",
  rule: "A list that says it holds all of something holds what the register has.",
  rests: "Regulation S-B, Item 701, for securities sold; the registers for what may be issued",
  find: (review) => [...dilutionTable(review), ...securitiesSold(review)],
};

/** Instruments that may become common shares and that the company's own table leaves out. */
function dilutionTable({ ledger, figures }: Review): Finding[] {
  const dates = figures.flatMap(({ concept, when }): Day[] => (concept.startsWith("dilution.") && "at" in when ? [when.at] : []));
  return [...new Set(dates)].flatMap((at) => {
    const table = companyTable(ledger, at);
    if (table?.at !== at) return [];
    const left = dilution(ledger, at).rows.filter(({ group, shares }) => completeGroups.includes(group) && !table.groups.has(group) && shares.status !== "not-determinable" && shares.value.n > 0n);
    const printed = [...table.groups.values(), ...(table.total === undefined ? [] : [table.total])];
    return left.map(({ group, instrument, name, shares, how }) =>
      finding({
        about: `dilution.${group} ${instrument} ${at}`,
        class: "disclosure-gap",
        confidence: "certain",
        summary: `the table of shares that may be issued leaves out ${name}, which ${how}`,
        figures: printed,
        arithmetic: [...printed.map(figureText), ...(shares.status === "not-determinable" ? [] : [`${instrument}: ${intervalText(shares)} common shares`])],
        difference: shares.status === "not-determinable" ? undefined : `${amountText(shares.value)} shares`,
        measures: [`dilution.${group}`, "dilution.complete"],
      }),
    );
  });
}

/** Events by which a company sells or gives securities of its own. */
const SALES = ["private-placement", "warrant-issued", "warrant-exercised", "shares-issued-for-liability", "shares-issued-for-services", "shares-issued-in-acquisition", "note-issued", "note-converted"];

function securitiesSold({ ledger, documents }: Review): Finding[] {
  return documents.flatMap(({ source, lists }) =>
    lists.flatMap(({ id, of, over, line, events }) => {
      const sold = ledger.entries.map(({ event }) => event).filter((event) => SALES.includes(event.type) && event.on.first <= over.last && event.on.last >= over.first);
      const evidence = { source, lines: line };
      const listed = new Set(events);
      const left = sold.filter((event) => !listed.has(event.id)).map((event) => missing(event, { id, of, evidence }));
      const early = events.flatMap((event) => {
        const on = ledger.recorded(event)?.event.on;
        return on === undefined || (on.first <= over.last && on.last >= over.first) ? [] : [finding({ about: `${id} ${event}`, class: "ambiguity", confidence: "likely", summary: `the list of ${of} names ${event}, which falls outside of ${over.first}..${over.last}`, evidence: [evidence], arithmetic: [`${event}: ${on.first}..${on.last}`], events: [event] })];
      });
      return [...left, ...early];
    }),
  );
}

function missing(event: AnyEvent, { id, of, evidence }: { readonly id: string; readonly of: string; readonly evidence: { readonly source: string; readonly lines: string } }): Finding {
  return finding({
    about: `${id} ${event.id}`,
    class: "disclosure-gap",
    confidence: "likely",
    summary: `the list of ${of} leaves out ${event.id}: ${event.summary}`,
    evidence: [evidence, ...event.evidence],
    arithmetic: [`${event.type} on ${event.on.first === event.on.last ? event.on.day : `${event.on.first}..${event.on.last}`} is of the list's period and kind, and not on it`],
    events: [event.id],
  });
}
