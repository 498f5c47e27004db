/** Where days stand in a column of days in order. */

/** The last position from `start` up to `end` of a day that is not after this one; `start − 1` where there is none. */
export function lastAtOrBefore(days: Int32Array, start: number, end: number, day: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
