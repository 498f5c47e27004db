/** A figure that a later correction restates: as first reported, and as restated. */
import { expect, it } from "vitest";
import { restatementAnswer } from "../../src/answers/restatement-answer.ts";
import { figuresOf, reportedTable } from "../../src/book/reported-figure.ts";
import { ledgerOf, wholeHistory } from "../given.ts";

const table = reportedTable.parse({ id: "balance-sheet", title: "Balance sheet", section: "statements", source: "annual", page: "1", unit: "USD", columns: [{ at: "2001-12-31" }], rows: [{ concept: "cash", line: "1", printed: ["500.00"] }] });
const reported = figuresOf(table, () => undefined, () => ({}));

it("holds the printed cash against the books of its publication and against the corrected ones", () => {
  const answer = restatementAnswer(
    ledgerOf({
      definition: { ...wholeHistory, sources: { annual: { title: "Annual report", published: "2002-03-15" } } },
      reported,
      events: [
        { id: "sale", type: "private-placement", on: "2001-03-01", class: "common", shares: "1000", gross: "500" },
        { id: "sale-corrected", type: "event-voided", on: "2002-06-30", voids: ["sale"], "replaced-by": ["sale-as-it-was"] },
        { id: "sale-as-it-was", type: "private-placement", on: "2001-03-01", class: "common", shares: "1000", gross: "450" },
      ],
    }),
  );
  const [cash] = answer.figures;
  expect([cash?.published, cash?.asFirstReported.ledger.value, cash?.asFirstReported.verdict]).toEqual(["2002-03-15", "500.00", "ties"]);
  expect([cash?.asRestated.ledger.value, cash?.asRestated.verdict, cash?.restatedBy, answer.restated]).toEqual(["450.00", "does-not-tie", "-50.00", 1]);
});
