/** The programs that a book is exported to and imported from. */
export const programs = ["ledger", "hledger", "beancount"] as const;
export type Program = (typeof programs)[number];
