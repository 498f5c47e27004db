import type { Entry } from "../../ledger/replay.ts";
import { quantityText } from "../../kernel/quantity.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";

export const settlement: Check = {
  code: "settlement",
  reads: "events",
  rule: "What is accrued as owed to someone is later paid, settled or let go by an event that says so.",
  rests: "a liability ends by payment, exchange or release",
  find(review) {
    const { ledger } = review;
    return ledger.entries.flatMap((entry) => accrued(review, entry).flatMap((account) => unsettled(review, entry, account)));
  },
};

/** Liabilities that an event of its own, not a whole period's flow, lets grow. */
function accrued({ ledger }: Review, { event, gradual, movements }: Entry): string[] {
  const isObligation = ["registration-penalty", "restructuring-accrued", "legal-judgment-accrued", "dividend"].includes(event.type);
  if (!isObligation || gradual) return [];
  return [...new Set(movements.filter(({ account, quantity }) => quantity < 0n && ledger.chart.accounts.get(account)?.class === "liability").map(({ account }) => account))];
}

/** Nothing later takes the amount out of the account that shares a party or a matter with it. */
function unsettled({ ledger }: Review, { event, when, movements }: Entry, account: string): Finding[] {
  const owed = movements.reduce((sum, leg) => (leg.account === account ? sum - leg.quantity : sum), 0n);
  const ties = wordsOf(event);
  const later = ledger.entries.filter((other) => other.event !== event && !other.gradual && other.when.last >= when.first && other.movements.some((leg) => leg.account === account && leg.quantity > 0n));
  const settling = later.filter((other) => ties.length === 0 || wordsOf(other.event).some((word) => ties.includes(word)));
  if (owed <= 0n || settling.length > 0) return [];
  const amount = `${quantityText(owed, ledger.chart.currencyScale)} ${ledger.chart.currency}`;
  return [
    finding({
      about: `${event.id} ${account}`,
      class: "disclosure-gap",
      confidence: "likely",
      summary: `nothing tells whether and how the ${amount} accrued by ${event.id} was paid`,
      evidence: event.evidence,
      arithmetic: [`${event.id} of ${when.day} credits ${account} with ${amount}`, later.length === 0 ? `no later event of its own debits ${account}` : `later debits of ${account} are of others: ${later.map((other) => other.event.id).join(", ")}`],
      difference: amount,
      events: [event.id],
    }),
  ];
}

/** By what an event can be recognised as about the same thing: its parties and its matter. */
function wordsOf({ parties, ...event }: Entry["event"]): string[] {
  const { matter } = event;
  return [...parties, ...(typeof matter === "string" ? [matter] : [])];
}
