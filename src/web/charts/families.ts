/** The families of events, in the order of their lanes. */
export const families = ["equity", "debt", "legal", "operations", "ledger"] as const;

export const familyWords: Readonly<Record<string, string>> = { equity: "Equity", debt: "Debt", legal: "Legal", operations: "Operations", ledger: "Ledger" };
