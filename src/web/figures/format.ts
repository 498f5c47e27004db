/** Amounts, counts and prices as a reader expects them: from decimal texts, digit by digit, never by way of floating point. */

/** U+2212: as wide as a plus sign, which a hyphen is not. */
const MINUS = "−";

/** Digits in groups of three; cents that are nil are left out unless `decimals` asks for them. */
export function decimalText(value: string, decimals?: number): string {
  const isNegative = value.startsWith("-");
  const [whole = "0", cents = ""] = value.replace("-", "").split(".");
  const shown = decimals === undefined ? (/^0*$/.test(cents) ? "" : cents) : cents.padEnd(decimals, "0").slice(0, decimals);
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return `${isNegative ? MINUS : ""}${grouped}${shown === "" ? "" : `.${shown}`}`;
}

/** The same with a plus where it is above nil: of differences. */
export function signedText(value: string, decimals?: number): string {
  const text = decimalText(value, decimals);
  return /^-|^0*(?:\.0*)?$/.test(value) ? text : `+${text}`;
}

/** Whether an amount is nil, with whatever decimals. */
export function isNil(amount: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(amount);
}

/** How many decimals the texts need for all of them to be told in full, so that a column lines up. */
export function decimalsNeeded(values: readonly (string | null)[]): number {
  return Math.max(0, ...values.map((value) => (/\.(\d*?)0*$/.exec(value ?? "")?.[1] ?? "").length)) > 0 ? Math.max(...values.map((value) => value?.split(".")[1]?.length ?? 0)) : 0;
}

/** Powers of a thousand and what they are called on an axis. */
const THOUSANDS = ["", "k", "M", "bn", "tn"];

/** A difference as findings tell it, `-66,000 USD`, with a minus that is one. */
export function differenceInWords(difference: string): string {
  return difference.replace(/^-/, MINUS);
}

/** Short, for axes: `4.7M`. What is read off an axis is never the figure itself. */
export function axisText(value: number): string {
  const power = value === 0 ? 0 : Math.min(THOUSANDS.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value)) / 3)));
  const scaled = Math.abs(value) / 1_000 ** power;
  const text = scaled.toFixed(2).replace(/\.?0+$/, "");
  return `${value < 0 ? MINUS : ""}${text}${THOUSANDS[power] ?? ""}`;
}

/** Ids in the words of a label: `disclosure-gap` → `disclosure gap`. */
export function inWords(id: string): string {
  return id.replaceAll("-", " ");
}

/** `1 event`, `3 events`, `1,204 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${decimalText(String(count))} ${count === 1 ? one : many}`;
}
