/** Days as they are written, read from bytes without a Date. */

const ZERO = 0x30;
const HYPHEN = 0x2d;

/** What is no day, or one of a year before the Gregorian calendar. */
export const NO_DAY = -0x80000000;

/** The day number (days since 1970-01-01) of the `YYYY-MM-DD` that stands at `start`, of the years 1583 to 9999. */
export function dayAt(bytes: Uint8Array, start: number): number {
  if (bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return NO_DAY;
  const year = 100 * twoDigits(bytes, start) + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  if (!(year >= 1583 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return NO_DAY;
  return numberOf(year, month, day);
}

/** The same of a text that is a day. */
export function dayNumberOf(text: string): number {
  return numberOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [bytes[at]! - ZERO, bytes[at + 1]! - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Counted in years that begin in March, so that the leap day comes last. */
function numberOf(year: number, month: number, day: number): number {
  const march = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * march + Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400) + dayOfYear - 719_468;
}
