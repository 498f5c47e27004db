/**
 * The classes of cash flow that event types give their legs, by section (FAS 95 / ASC 230).
 *
 * A leg that is not cash explains cash: the sum of an entry's classified legs is the cash it moved,
 * with the sign turned. Legs on income and expense accounts are `net-income` without saying so.
 */
export type FlowSection = "operating" | "investing" | "financing" | "unallocated";

export const NET_INCOME = "net-income";
export const UNALLOCATED = "unallocated";

export const standardFlows: Readonly<Record<string, { readonly section: FlowSection; readonly label: string }>> = {
  [NET_INCOME]: { section: "operating", label: "Net income (loss)" },
  "depreciation-and-amortisation": { section: "operating", label: "Depreciation and amortisation" },
  "deferred-compensation": { section: "operating", label: "Deferred compensation expense" },
  "debt-settlement-gain": { section: "operating", label: "Gain on debt settlement" },
  "share-based-charges": { section: "operating", label: "Shares, options and warrants issued as expense" },
  "receivables": { section: "operating", label: "Change in accounts receivable" },
  "inventories": { section: "operating", label: "Change in inventories" },
  "prepaid-and-other-assets": { section: "operating", label: "Change in prepaid expenses and other assets" },
  "accounts-payable": { section: "operating", label: "Change in accounts payable" },
  "accrued-liabilities": { section: "operating", label: "Change in accrued liabilities" },
  "accrued-interest": { section: "operating", label: "Change in accrued interest" },
  "legal-judgments": { section: "operating", label: "Change in accrued legal judgments" },
  "restricted-deposits": { section: "investing", label: "Change in restricted deposits" },
  "property-and-equipment": { section: "investing", label: "Additions to property and equipment" },
  "acquisitions": { section: "investing", label: "Net cash from acquisitions" },
  "note-proceeds": { section: "financing", label: "Proceeds from notes payable" },
  "note-repayments": { section: "financing", label: "Repayment of notes payable" },
  "lease-payments": { section: "financing", label: "Payments under capital leases" },
  "share-issues": { section: "financing", label: "Net proceeds from share issues" },
  "exercises": { section: "financing", label: "Proceeds from exercise of options and warrants" },
  "issue-costs": { section: "financing", label: "Costs of issuing and registering shares" },
  "treasury-stock": { section: "financing", label: "Treasury stock" },
  "dividends": { section: "financing", label: "Dividends paid" },
  [UNALLOCATED]: { section: "unallocated", label: "Flows not yet allocated to lines" },
};
