/** Why there is no answer, in words that say what to do. */
import type { LedgerProblem } from "../../client/ledger-problem.ts";

export interface Refusal {
  readonly kind: "offline" | "token" | "unknown" | "faulty";
  readonly title: string;
  readonly detail: string;
  readonly advice: string;
  /** What is wrong, one by one, where the service says so. */
  readonly errors?: LedgerProblem["faults"];
}

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

export const unreachable: Refusal = {
  kind: "offline",
  title: "The service cannot be reached",
  detail: "Nothing has been kept of what this asks for.",
  advice: "Start it with `npm start`, or check the network; then ask again. What has been looked at before still opens.",
};

export const nameless: Omit<Refusal, "detail"> = { kind: "unknown", title: "The address has a name that can be none", advice: "Choose another from the lists or by search." };

/** What a problem asks of the reader, by its status. */
export function refusalOf({ status, title, detail, code, faults }: LedgerProblem): Refusal {
  const all = faults.length < 2 ? detail : faults.map(({ file, line, found, expected }) => `${file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`} `}found ${found}; expected ${expected}`).join("\n");
  const told = { title: `${title} (${code})`, detail: all, errors: faults };
  if (status === 401 || status === 403) return { ...told, kind: "token", advice: "Enter a token that may read this book. It is kept until this tab is closed." };
  if (status === 429) return { ...told, kind: "faulty", advice: "Wait a minute, then ask again." };
  if (status === 404) return { ...told, kind: "unknown", advice: "Choose another. It may have another name by now, or not have been known yet on the day that is asked for." };
  if (status === 400) return { ...told, kind: "unknown", advice: "The address asks for what cannot be: change the date or the selection." };
  if (status === 422) return { ...told, kind: "unknown", advice: "Mend what is named, line by line." };
  if (status === 503) return { ...told, kind: "faulty", advice: "The files of the book are at fault: mend what is named, then ask again." };
  return { ...told, kind: "faulty", advice: "Ask again; if it stays so, the service's log says more." };
}
