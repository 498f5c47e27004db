/**
 * How the lines and totals of a layout add up: each item (an account, a class of cash flow) stands
 * on one line, and totals are made of what stands above them. Everything wrong is told at once.
 */
import { Faults } from "../src/kernel/fault.ts";
import type { Fault } from "../src/kernel/fault.ts";

export class Layout {
  readonly #statement: string;
  readonly #faults: Fault[] = [];
  readonly #items = new Map<string, readonly string[]>();
  /** The line that each item stands on. */
  readonly #onLine = new Map<string, string>();

  constructor(statement: string) {
    this.#statement = statement;
  }

  /** The items of a line; `named` gives those a name stands for, or nothing where there is no such thing. */
  line(id: string, index: number, names: readonly string[], named: (name: string) => readonly string[] | undefined): string[] {
    const items = names.flatMap((name) => named(name) ?? this.#wrong(id, index, `account "${name}"`, "an account of book.yaml"));
    for (const item of items) {
      const before = this.#onLine.get(item);
      if (before === undefined) this.#onLine.set(item, id);
      else this.#wrong(id, index, `${item}, which stands on line ${before} already`, "each account on one line");
    }
    return this.#keep(id, index, items);
  }

  /** The items of the lines and totals that a total is made of. */
  total(id: string, index: number, parts: readonly string[]): string[] {
    return this.#keep(id, index, parts.flatMap((part) => this.#items.get(part) ?? this.#wrong(id, index, `"${part}"`, "a line or total that stands above it")));
  }

  /** Throws what was found wrong, with the items that should stand on a line and do not. */
  close(expected: readonly string[], found: string, wanted: string): void {
    const missing = expected.filter((item) => !this.#onLine.has(item));
    if (missing.length > 0) this.#faults.push(this.#fault(missing.join(", "), ["statements", this.#statement], found, wanted));
    if (this.#faults.length > 0) throw new Faults(this.#faults);
  }

  #keep(id: string, index: number, items: readonly string[]): string[] {
    const once = [...new Set(items)];
    const lines = this.#items.has(id) ? this.#wrong(id, index, `a second line or total "${id}"`, "an id of its own for each line and total") : [];
    this.#items.set(id, once);
    return [...once, ...lines];
  }

  #wrong(id: string, index: number, found: string, expected: string): string[] {
    this.#faults.push(this.#fault(id, ["statements", this.#statement, index], found, expected));
    return [];
  }

  #fault(field: string, path: readonly PropertyKey[], found: string, expected: string): Fault {
    return { code: "layout-incomplete", severity: "error", subject: `statements.${this.#statement}`, field, path, found, expected };
  }
}
