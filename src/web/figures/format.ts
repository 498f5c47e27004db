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

/** A fraction of one as a percentage, its digits moved by two places: `0.045832` → `4.5832%`. */
export function percentText(fraction: string): string {
  const isNegative = fraction.startsWith("-");
  const [whole = "0", decimals = ""] = fraction.replace("-", "").split(".");
  const digits = decimals.padEnd(2, "0");
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  return `${decimalText(`${isNegative ? "-" : ""}${moved}.${digits.slice(2).replace(/0+$/, "")}`)}%`;
}

/** The same with a plus where it is above nil: of differences. */
export function signedText(value: string, decimals?: number): string {
  const text = decimalText(value, decimals);
  return /^-|^0*(?:\.0*)?$/.test(value) ? text : `+${text}`;
}

/** One amount less another, digit by digit: `4474500.00` less `4662000.00` is `-187500.00`. */
export function lessText(one: string, other: string): string {
  const decimals = Math.max(one.split(".")[1]?.length ?? 0, other.split(".")[1]?.length ?? 0);
  const whole = (text: string): bigint => {
    const [digits = "0", cents = ""] = text.split(".");
    return BigInt(`${digits}${cents.padEnd(decimals, "0")}`);
  };
  const difference = whole(one) - whole(other);
  const digits = String(difference < 0n ? -difference : difference).padStart(decimals + 1, "0");
  return `${difference < 0n ? "-" : ""}${digits.slice(0, digits.length - decimals)}${decimals === 0 ? "" : `.${digits.slice(-decimals)}`}`;
}

/** Whether an amount is nil, with whatever decimals. */
export function isNil(amount: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(amount);
}

/** How many decimals the texts need for all of them to be told in full, so that a column lines up. */
export function decimalsNeeded(values: readonly (string | null)[]): number {
  return Math.max(0, ...values.map((value) => (/\.(\d*?)0*$/.exec(value ?? "")?.[1] ?? "").length)) > 0 ? Math.max(...values.map((value) => value?.split(".")[1]?.length ?? 0)) : 0;
}

/** As many decimals as any of the texts has that is not nil, and cents in full where there are any: `5.7500` → 2. */
export function decimalsShown(values: readonly (string | null)[]): number {
  const most = Math.max(0, ...values.map((value) => (value?.split(".")[1] ?? "").replace(/0+$/, "").length));
  return most === 0 ? 0 : Math.max(2, most);
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
