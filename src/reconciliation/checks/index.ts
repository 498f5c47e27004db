/** Every check, in the order in which findings are shown. */
import type { Check } from "../finding.ts";
import { accumulatedResults } from "./accumulated-results.ts";
import { capacity } from "./capacity.ts";
import { claims } from "./claims.ts";
import { classification } from "./classification.ts";
import { conversionCount } from "./conversion-count.ts";
import { disclosure } from "./disclosure.ts";
import { exercises } from "./exercises.ts";
import { figureAgainstLedger } from "./figure-against-ledger.ts";
import { footing } from "./footing.ts";
import { interestConvention } from "./interest-convention.ts";
import { listCompleteness } from "./list-completeness.ts";
import { modificationValue } from "./modification-value.ts";
import { parValue } from "./par-value.ts";
import { periodLabel } from "./period-label.ts";
import { perShare } from "./per-share.ts";
import { printedDates } from "./printed-dates.ts";
import { printedTwice } from "./printed-twice.ts";
import { references } from "./references.ts";
import { rollForward } from "./roll-forward.ts";
import { settlement } from "./settlement.ts";
import { sharesOutstanding } from "./shares-outstanding.ts";
import { statedRate } from "./stated-rate.ts";
import { valuationInputs } from "./valuation-inputs.ts";
import { valuationTerm } from "./valuation-term.ts";
import { weightedAverages } from "./weighted-averages.ts";

export const checks: readonly Check[] = [
  printedTwice,
  claims,
  footing,
  periodLabel,
  figureAgainstLedger,
  accumulatedResults,
  parValue,
  sharesOutstanding,
  perShare,
  weightedAverages,
  rollForward,
  statedRate,
  interestConvention,
  valuationTerm,
  valuationInputs,
  modificationValue,
  exercises,
  conversionCount,
  capacity,
  listCompleteness,
  classification,
  settlement,
  printedDates,
  references,
  disclosure,
];
