/** The days on which anything moves. */
import type { Movements } from "./movements.ts";

/** The distinct days of movements and of some days before them, in order. */
export function distinctDays(movements: readonly Movements[], before: Int32Array = new Int32Array(0)): Int32Array<ArrayBuffer> {
  let first = before[0] ?? Infinity;
  let last = before.at(-1) ?? -Infinity;
  for (const { days, count } of movements) {
    for (let at = 0; at < count; at += 1) {
      const day = days[at]!;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  if (last < first) return new Int32Array(0);
  const seen = new Uint8Array(last - first + 1);
  for (const day of before) seen[day - first] = 1;
  for (const { days, count } of movements) for (let at = 0; at < count; at += 1) seen[days[at]! - first] = 1;
  const distinct = new Int32Array(seen.reduce((sum, one) => sum + one, 0));
  let row = 0;
  for (let day = 0; day < seen.length; day += 1) if (seen[day] === 1) distinct[row++] = first + day;
  return distinct;
}
