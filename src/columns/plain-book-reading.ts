/** One reading of a plain book: ranges of its files in order, and what the ordinary contract says of the lines that are left to it. */
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { declaredType } from "../../events/event-schema.ts";
import { headAround } from "../book/book.ts";
import type { Book, RecordedEvent } from "../book/book.ts";
import { writtenOnLine } from "../book/json-lines.ts";
import { besideEvents, readWritten } from "../book/read-book.ts";
import type { WrittenBook } from "../book/written-book.ts";
import type { Written } from "../book/written.ts";
import { canonical } from "../kernel/canonical-json.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { BalanceColumns } from "./balance-columns.ts";
import type { OtherLine, Range, ReadRange } from "./chunk-reader.ts";
import { Contributions } from "./contributions.ts";
import { countCorrected, countPlain, touchedBy } from "./corrected.ts";
import { EventFile } from "./event-file.ts";
import type { FileRead } from "./file-state.ts";
import { EventList, OrderedHead } from "./event-order.ts";
import type { Movements } from "./movements.ts";
import type { PlainBook } from "./plain-book.ts";
import { plainChart } from "./plain-definition.ts";
import type { PlainChart } from "./plain-chart.ts";
import { readRanges } from "./reading-threads.ts";

/** The bytes that are read at a time, and those from which on other threads are worth starting. */
const RANGE = 2 ** 22;
const WORTH_THREADS = 2 ** 25;
/** Lines of other forms that are checked together. */
const TOGETHER = 1000;

/** Faults after which no more is read: whoever mends these sees the others next. */
const ENOUGH = 1000;

const PLAIN = ["journal-entry", "event-voided", "event-reversed"];

export interface PlainRead {
  readonly book: PlainBook;
  readonly files: readonly FileRead[];
}

export class PlainBookReading {
  readonly #written: WrittenBook;
  readonly #book: Book;
  readonly #chart: PlainChart;
  readonly #contributions: Contributions;
  readonly #around: readonly [string, string];
  readonly #head: OrderedHead;
  readonly #files: EventFile[] = [];
  readonly #read: FileRead[] = [];
  readonly #parts: Movements[] = [];
  readonly #corrections: RecordedEvent[] = [];
  readonly #faults: Fault[] = [];
  /** Lines that hold no event, as `file:line`. */
  readonly #unread = new Set<string>();
  #waiting: Written[] = [];
  #events = 0;

  /** A book that was read without its events, and what was written of it. */
  constructor(written: WrittenBook, book: Book) {
    this.#written = written;
    this.#book = book;
    this.#chart = plainChart(book);
    this.#contributions = new Contributions(this.#chart);
    this.#around = headAround(written.definition?.value, besideEvents(written));
    this.#head = new OrderedHead(this.#around);
  }

  /** Reads the files; false as soon as an event is not plain. */
  async read(files: readonly string[], threads?: number): Promise<boolean> {
    for (const file of files) {
      const open = new EventFile(file);
      this.#files.push(open);
      if (!(await this.#readFile(open, threads ?? (open.size < WORTH_THREADS ? 0 : availableParallelism())))) return false;
    }
    this.#check();
    return true;
  }

  /** The book, once every file was read to its end; throws `Faults` with everything that was wrong. */
  done(): PlainRead {
    const list = this.#head.isOrdered && this.#faults.length === 0 ? undefined : new EventList(this.#files, (file, line) => this.#unread.has(`${file}:${line}`));
    this.#faults.push(...(list?.repeatedIds() ?? []));
    this.#correct((id) => this.#find(id, list));
    if (this.#faults.length > 0) throw new Faults(this.#faults);
    const { definition } = this.#book;
    const { values, lows, highs, turnover, windows, gaps } = this.#contributions;
    const accounts = this.#chart.accounts.length;
    const book = {
      definition,
      head: list === undefined ? this.#head.digest() : list.head(this.#around),
      chart: this.#chart,
      events: this.#events,
      movements: this.#parts.reduce((sum, { count }) => sum + count, values.count),
      columns: BalanceColumns.of(accounts, [...this.#parts, values], { turnover }),
      bounds: windows.length === 0 ? undefined : { low: BalanceColumns.of(accounts, [lows]), high: BalanceColumns.of(accounts, [highs]) },
      windows,
      gaps,
    };
    return { book, files: this.#read };
  }

  close(): void {
    for (const file of this.#files) file.close();
  }

  async #readFile(file: EventFile, threads: number): Promise<boolean> {
    const ranges = Array.from({ length: Math.ceil(file.size / RANGE) }, (_, at): Range => ({ start: at * RANGE, end: Math.min(file.size, (at + 1) * RANGE) }));
    const hash = createHash("sha256");
    let lines = 0;
    for await (const read of readRanges(file.descriptor, this.#chart, ranges, threads)) {
      const bytes = file.bytes(read.whole);
      hash.update(bytes);
      const others: { id: string; after: string; before: string }[] = [];
      for (const line of read.others) {
        const value = file.value(line, lines + line.line + 1, this.#faults);
        if (value !== undefined && isOtherEvent(value)) return false;
        others.push({ id: this.#wait(value, line, file, lines + line.line + 1), after: line.after, before: line.before });
      }
      this.#head.add(read, others, read.rewritten === undefined ? bytes : Buffer.from(read.rewritten.buffer));
      this.#keep(read);
      if (this.#faults.length >= ENOUGH) throw new Faults(this.#faults);
      lines += read.lines;
    }
    const change = file.change(lines);
    if (change !== undefined) throw change;
    this.#read.push({ file: file.file, ...file.state, sha256: hash.digest("hex") });
    return true;
  }

  #keep({ movements, turnover, entries }: ReadRange): void {
    this.#parts.push(movements);
    turnover.forEach((total, account) => {
      this.#contributions.turnover.add(account, total);
    });
    this.#events += entries;
  }

  /** Leaves a line to the ordinary contract, and gives the id of its event. */
  #wait(value: unknown, line: OtherLine, file: EventFile, number: number): string {
    const id = typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : "";
    if (value === undefined || (!line.isCanonical && canonical(value) !== file.bytes(line).toString())) this.#head.abandon();
    if (value === undefined) return id;
    this.#waiting.push(writtenOnLine(value, file.file, number));
    this.#events += 1;
    if (this.#waiting.length >= TOGETHER) this.#check();
    return id;
  }

  /** Checks the lines that wait, and counts the entries among them. */
  #check(): void {
    const events = this.#recorded(this.#waiting);
    const read = new Set(events.map(({ written }) => written));
    for (const { file, line } of this.#waiting.flatMap(({ value, place }) => (read.has(value) ? [] : [place([])]))) this.#unread.add(`${file ?? ""}:${line ?? 0}`);
    this.#waiting = [];
    this.#faults.push(...countPlain({ ...this.#book, events: events.filter(({ event }) => event.type === "journal-entry") }, this.#contributions));
    this.#corrections.push(...events.filter(({ event }) => event.type !== "journal-entry"));
  }

  #recorded(events: readonly Written[]): readonly RecordedEvent[] {
    const faults: Fault[] = [];
    const { book } = readWritten({ ...this.#written, events }, faults);
    // Ids are held against all others later.
    this.#faults.push(...faults.filter(({ code }) => code !== "id-duplicate"));
    return book?.events ?? [];
  }

  /** Counts what the corrections make of the events that they name. */
  #correct(find: (id: string) => Written | undefined): void {
    if (this.#corrections.length === 0) return;
    const corrections = new Set(this.#corrections.map(({ event }) => event.id));
    const named = [...new Set(this.#corrections.flatMap((each) => touchedBy(each)))].filter((id) => !corrections.has(id));
    const events = this.#recorded(named.flatMap((id) => find(id) ?? []));
    this.#faults.push(...countCorrected({ ...this.#book, events: [...this.#corrections, ...events] }, this.#contributions));
  }

  #find(id: string, list: EventList | undefined): Written | undefined {
    if (list !== undefined) {
      const listed = list.find(id);
      return listed === undefined ? undefined : writtenOnLine(listed.file.value({ ...listed, isEnded: true }, listed.line, []), listed.file.file, listed.line);
    }
    for (const file of this.#files) {
      const line = file.lineOf(id);
      if (line !== undefined) return { name: "", value: file.value({ ...line, isEnded: true }, 0, []), place: () => ({ file: file.file, line: file.numberOf(line) }) };
    }
    return undefined;
  }
}

/** Whether it is an event of a type that is not plain. */
function isOtherEvent(value: unknown): boolean {
  const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  return typeof type === "string" && !PLAIN.includes(type) && declaredType(type) !== undefined;
}
