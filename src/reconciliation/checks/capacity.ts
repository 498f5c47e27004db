import { noteConversions } from "../../../projections/conversion.ts";
import { dilution } from "../../../projections/dilution.ts";
import type { Day } from "../../kernel/day.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import { eventsOf } from "../instrument-events.ts";
import type { Review } from "../review.ts";
import { intervalText, signedText } from "../wording.ts";

export const capacity: Check = {
  code: "capacity",
  reads: "events",
  rule: "A class has authorised, reserved or designated shares enough for all that may be issued of it.",
  rests: "a certificate of incorporation caps what may be issued; a conversion needs the shares it promises",
  find: (review) => datesOf(review).slice(-1).flatMap((asOf) => [...conversions(review, asOf), ...headroom(review, asOf)]),
};

/** The dates of balance sheets. */
function datesOf({ ledger, figures }: Review): Day[] {
  const presented = ledger.definition.presents.instants;
  return [...new Set([...presented, ...figures.flatMap(({ when, section }) => (section === "statements" && "at" in when ? [when.at] : []))])].sort();
}

function conversions(review: Review, asOf: Day): Finding[] {
  return noteConversions(review.ledger, asOf).flatMap(({ note, into, shares, room, left, suffices }) => {
    if (suffices !== false || shares.status === "not-determinable" || room.status === "not-determinable" || left.status === "not-determinable") return [];
    return [
      finding({
        about: `notes.${note}`,
        class: "disclosure-gap",
        confidence: "certain",
        summary: `${note} converts into more shares of ${into} than are left of it on ${asOf}`,
        arithmetic: [`principal and accrued interest convert into ${intervalText(shares)} ${into}`, `designated, reserved or authorised and not yet issued or taken by earlier notes: ${intervalText(room)}`, `left: ${intervalText(left)}`],
        difference: `${signedText(left.value)} ${into}`,
        correction: `${signedText({ n: -left.value.n, d: left.value.d })} ${into} designated`,
        ...eventsOf(review, [note, into]),
        measures: [`notes.${note}.converts-into`],
      }),
    ];
  });
}

function headroom(review: Review, asOf: Day): Finding[] {
  const { ledger } = review;
  const common = ledger.definition["common-class"];
  const table = dilution(ledger, asOf);
  if (common === undefined || table.headroom.status === "not-determinable" || table.headroom.high.n >= 0n) return [];
  const text = (of: typeof table.complete): string => (of.status === "not-determinable" ? "not determinable" : intervalText(of));
  return [
    finding({
      about: `shares.${common}.authorised`,
      class: "disclosure-gap",
      confidence: "certain",
      summary: `more shares of ${common} may have to be issued than are authorised on ${asOf}`,
      arithmetic: [`authorised ${text(table.authorised)}`, `issued ${text(table.issued)}`, `may be issued ${text(table.complete)}`, `options available for grant ${text(table.availableForGrant)}`, `left ${text(table.headroom)}`],
      difference: `${signedText(table.headroom.value)} ${common}`,
      ...eventsOf(review, table.rows.map(({ instrument }) => instrument)),
      measures: ["shares.authorised-headroom"],
    }),
  ];
}
