/** Every event type there is. A type is added by its file and its line here. */
import type { z } from "zod";
import type { EventOf, EventType } from "../event-type.ts";
import { balanceAnchor } from "./balance-anchor.ts";
import { bondLiquidated } from "./bond-liquidated.ts";
import { bondPosted } from "./bond-posted.ts";
import { collateralDeposited } from "./collateral-deposited.ts";
import { debtSettledAtGain } from "./debt-settled-at-gain.ts";
import { deferredCompensationAmortised } from "./deferred-compensation-amortised.ts";
import { dividend } from "./dividend.ts";
import { equityLineAgreed } from "./equity-line-agreed.ts";
import { equityLineTerminated } from "./equity-line-terminated.ts";
import { journalEntry } from "./journal-entry.ts";
import { eventReversed } from "./event-reversed.ts";
import { eventVoided } from "./event-voided.ts";
import { legalJudgmentAccrued } from "./legal-judgment-accrued.ts";
import { legalJudgmentAdjusted } from "./legal-judgment-adjusted.ts";
import { legalJudgmentAffirmed } from "./legal-judgment-affirmed.ts";
import { legalJudgmentPaid } from "./legal-judgment-paid.ts";
import { lossClosedToDeficit } from "./loss-closed-to-deficit.ts";
import { milestone } from "./milestone.ts";
import { noteAmended } from "./note-amended.ts";
import { noteConverted } from "./note-converted.ts";
import { noteDrawn } from "./note-drawn.ts";
import { noteIssued } from "./note-issued.ts";
import { noteRepaid } from "./note-repaid.ts";
import { optionExercise } from "./option-exercise.ts";
import { optionForfeited } from "./option-forfeited.ts";
import { optionGranted } from "./option-granted.ts";
import { optionPlanAdopted } from "./option-plan-adopted.ts";
import { periodFlow } from "./period-flow.ts";
import { privatePlacement } from "./private-placement.ts";
import { reclassification } from "./reclassification.ts";
import { registrationEffective } from "./registration-effective.ts";
import { registrationPenalty } from "./registration-penalty.ts";
import { restructuringAccrued } from "./restructuring-accrued.ts";
import { shareClassDesignated } from "./share-class-designated.ts";
import { sharesConverted } from "./shares-converted.ts";
import { sharesIssuedForLiability } from "./shares-issued-for-liability.ts";
import { sharesIssuedForServices } from "./shares-issued-for-services.ts";
import { sharesIssuedInAcquisition } from "./shares-issued-in-acquisition.ts";
import { stockSplit } from "./stock-split.ts";
import { termsChanged } from "./terms-changed.ts";
import { treasuryStockAcquired } from "./treasury-stock-acquired.ts";
import { treasuryStockReissued } from "./treasury-stock-reissued.ts";
import { warrantExercised } from "./warrant-exercised.ts";
import { warrantExpired } from "./warrant-expired.ts";
import { warrantIssued } from "./warrant-issued.ts";
import { warrantRepriced } from "./warrant-repriced.ts";

export const catalogue = [
  shareClassDesignated,
  privatePlacement,
  sharesIssuedInAcquisition,
  sharesIssuedForLiability,
  sharesIssuedForServices,
  sharesConverted,
  optionPlanAdopted,
  optionGranted,
  optionExercise,
  optionForfeited,
  warrantIssued,
  warrantRepriced,
  warrantExercised,
  warrantExpired,
  equityLineAgreed,
  equityLineTerminated,
  treasuryStockAcquired,
  treasuryStockReissued,
  stockSplit,
  dividend,
  deferredCompensationAmortised,
  registrationEffective,
  registrationPenalty,
  noteIssued,
  noteDrawn,
  noteAmended,
  noteConverted,
  noteRepaid,
  collateralDeposited,
  bondPosted,
  bondLiquidated,
  legalJudgmentAccrued,
  legalJudgmentAdjusted,
  legalJudgmentAffirmed,
  legalJudgmentPaid,
  debtSettledAtGain,
  restructuringAccrued,
  reclassification,
  periodFlow,
  lossClosedToDeficit,
  milestone,
  journalEntry,
  balanceAnchor,
  termsChanged,
  eventReversed,
  eventVoided,
] as const;

/** The name of an event type. */
export type EventTypeName = (typeof catalogue)[number]["type"];

/** An event type without its particular fields: what the ledger needs of it. */
export type AnyEventType = EventType<EventTypeName>;

/** A read event of any type. */
export type AnyEvent = EventOf<z.ZodRawShape> & { readonly type: EventTypeName };
