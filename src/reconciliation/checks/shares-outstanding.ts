import type { Check } from "../finding.ts";
import { heldTo } from "../relation-finding.ts";

export const sharesOutstanding: Check = {
  code: "shares-outstanding",
  reads: "figures",
  rule: "Shares outstanding, as on a cover, are shares issued less shares in treasury, and no more than are authorised.",
  rests: "definition of outstanding shares",
  find: (review) =>
    [...review.ledger.chart.instruments.values()].flatMap(({ id, kind }) => (kind === "share-class" ? heldTo(review, `shares.${id}.outstanding`, `shares.${id}.issued - shares.${id}.treasury`) : [])),
};
