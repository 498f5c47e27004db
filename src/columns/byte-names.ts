/** Names looked up by their bytes, without making texts of them. */

export class ByteNames {
  readonly #names: readonly Uint8Array[];
  readonly #values: Int32Array;
  readonly #slots: Int32Array;

  /** Each name with the number that stands for it, which is never below nil. */
  constructor(numbered: Iterable<readonly [name: string, value: number]>) {
    const all = [...numbered];
    const encoder = new TextEncoder();
    this.#names = all.map(([name]) => encoder.encode(name));
    this.#values = Int32Array.from(all, ([, value]) => value);
    let size = 16;
    while (size < 4 * all.length) size *= 2;
    this.#slots = new Int32Array(size);
    this.#names.forEach((name, index) => {
      let slot = hashOf(name, 0, name.length) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = index + 1;
    });
  }

  /** The number of the name that stands from `start` up to `end`; below nil where it is none of them. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const last = this.#slots.length - 1;
    let slot = hashOf(bytes, start, end) & last;
    for (;;) {
      const index = this.#slots[slot]! - 1;
      if (index < 0) return -1;
      if (isSame(this.#names[index]!, bytes, start, end)) return this.#values[index]!;
      slot = (slot + 1) & last;
    }
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at += 1) if (name[at] !== bytes[start + at]) return false;
  return true;
}
