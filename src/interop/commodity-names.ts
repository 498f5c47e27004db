/**
 * Names of units that each program reads as a commodity, unique within a book.
 *
 * ledger and hledger take any id in quotes, save that ledger counts s, m and h as time. beancount
 * wants capitals, 2 to 24 of them, and reads TRUE, FALSE and NULL as values.
 */

/** What a program takes for a commodity, and the form in which an id comes nearest to it. */
interface Rule {
  readonly written: (unit: string) => string;
  readonly isRead: (name: string) => boolean;
}

const LONGEST = 24;

const quoted: Rule = { written: (unit) => unit, isRead: (name) => !["s", "m", "h"].includes(name) };
const capitals: Rule = {
  written: (unit) => unit.toUpperCase(),
  isRead: (name) => /^[A-Z][A-Z0-9._-]*[A-Z0-9]$/.test(name) && name.length <= LONGEST && !["TRUE", "FALSE", "NULL"].includes(name),
};

/** The commodity of each unit, for ledger and hledger; the currency comes first and keeps its code. */
export function quotedCommodities(units: readonly string[]): ReadonlyMap<string, string> {
  return named(units, quoted);
}

/** The commodity of each unit, for beancount. */
export function capitalCommodities(units: readonly string[]): ReadonlyMap<string, string> {
  return named(units, capitals);
}

/** Those that a program reads as they are keep their names; the others take what is left. */
function named(units: readonly string[], rule: Rule): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const take = (unit: string, name: string): void => {
    taken.add(name);
    names.set(unit, name);
  };
  for (const unit of units) {
    const name = rule.written(unit);
    if (rule.isRead(name) && !taken.has(name)) take(unit, name);
  }
  for (const unit of units) if (!names.has(unit)) take(unit, substitute(rule.written(unit), rule, taken));
  return new Map(units.map((unit) => [unit, names.get(unit) ?? unit]));
}

/** The name with a letter before it and, where that is too long or taken, a number after it. */
function substitute(name: string, { written, isRead }: Rule, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const start = `${written("u-")}${name}`.slice(0, LONGEST - end.length).replace(/[-.]+$/, "");
    const candidate = start + end;
    if (isRead(candidate) && !taken.has(candidate)) return candidate;
  }
}
