/** What the service counts, in the form that Prometheus reads. One registry for each service. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** Answers from the cache take a fraction of a millisecond; a replay of a large book, seconds. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What a book shows of itself each time that metrics are read. */
export interface BookState {
  readonly id: string;
  readonly head: string;
  readonly events: number;
  readonly movements: number;
  /** How many reported figures have each verdict. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/** What is asked for each time that metrics are read. */
export interface Observed {
  readonly replays: () => number;
  readonly keptLedgers: () => number;
  /** The books whose files are good, and the ids of the others. */
  readonly books: () => Promise<{ readonly good: readonly BookState[]; readonly faulty: readonly string[] }>;
}

export class Metrics {
  readonly contentType: string;
  readonly #registry = new Registry();
  readonly #requests: Counter<"method" | "route" | "status">;
  readonly #seconds: Histogram<"method" | "route">;
  readonly #repeats: Counter;
  readonly #appends: Counter<"book" | "outcome">;
  readonly #observed: Observed;
  readonly #gauges: ReturnType<typeof gaugesIn>;
  #collects = false;

  constructor(observed: Observed) {
    this.#observed = observed;
    this.contentType = this.#registry.contentType;
    const registers = [this.#registry];
    this.#requests = new Counter({ name: "capledger_http_requests_total", help: "Requests answered, by the route that answered.", labelNames: ["method", "route", "status"], registers });
    this.#seconds = new Histogram({ name: "capledger_http_request_seconds", help: "From a request to its answer, in seconds.", labelNames: ["method", "route"], buckets: SECONDS, registers });
    this.#repeats = new Counter({ name: "capledger_repeated_answers_total", help: "Answers given again as they were given before, without asking the routes.", registers });
    this.#appends = new Counter({ name: "capledger_appended_events_total", help: "Events that writers brought, by what became of them.", labelNames: ["book", "outcome"], registers });
    this.#gauges = gaugesIn(this.#registry);
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.inc({ method, route, status });
    this.#seconds.observe({ method, route }, seconds);
  }

  repeated(): void {
    this.#repeats.inc();
  }

  /** For whoever writes: how many events of a batch were kept, or refused. */
  appended(book: string, outcome: "kept" | "refused", events: number): void {
    this.#appends.inc({ book, outcome }, events);
  }

  /** All of it as text. What the process itself uses is measured from the first time on. */
  async text(): Promise<string> {
    if (!this.#collects) collectDefaultMetrics({ register: this.#registry });
    this.#collects = true;
    await this.#look();
    return this.#registry.metrics();
  }

  /** Takes the state of the books as it is now, and forgets what it was. */
  async #look(): Promise<void> {
    const { replays, kept, faulty, heads, events, movements, figures } = this.#gauges;
    const books = await this.#observed.books();
    for (const each of [replays, faulty, heads, events, movements, figures]) each.reset();
    replays.inc(this.#observed.replays());
    kept.set(this.#observed.keptLedgers());
    for (const book of books.faulty) faulty.set({ book }, 1);
    for (const { id: book, head, verdicts, ...counts } of books.good) {
      faulty.set({ book }, 0);
      heads.set({ book, head }, 1);
      events.set({ book }, counts.events);
      movements.set({ book }, counts.movements);
      for (const [verdict, tally] of Object.entries(verdicts)) figures.set({ book, verdict }, tally);
    }
  }
}

function gaugesIn(registry: Registry) {
  const registers = [registry];
  return {
    replays: new Counter({ name: "capledger_replays_total", help: "Times that a book was replayed.", registers }),
    kept: new Gauge({ name: "capledger_kept_ledgers", help: "Replayed ledgers in memory.", registers }),
    faulty: new Gauge({ name: "capledger_book_faulty", help: "1 where a book's files are at fault, 0 where they are good.", labelNames: ["book"], registers }),
    heads: new Gauge({ name: "capledger_book_head_info", help: "Always 1; the label is the ledger head.", labelNames: ["book", "head"], registers }),
    events: new Gauge({ name: "capledger_book_events", help: "Events of the book.", labelNames: ["book"], registers }),
    movements: new Gauge({ name: "capledger_book_index_movements", help: "Movements in the balance index of the book as it stands.", labelNames: ["book"], registers }),
    figures: new Gauge({ name: "capledger_book_reported_figures", help: "Reported figures held against the ledger, by verdict.", labelNames: ["book", "verdict"], registers }),
  };
}
