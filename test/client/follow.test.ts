/** Following a book through the client: what is appended, without a gap, whatever becomes of the connection. */
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Access } from "../../src/access/access.ts";
import { revokeToken } from "../../src/access/token-file.ts";
import { capitalLedgerClient, follow } from "../../src/client/client.ts";
import type { FollowedEvent } from "../../src/client/client.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { makeStore } from "../../src/store/open-store.ts";
import type { EventStore } from "../../src/store/store.ts";
import { asking, embedded } from "../http/asking.ts";
import type { Asking } from "../http/asking.ts";
import { tokenIn, tokensFile } from "../http/guarded.ts";
import { growing } from "../store/growing-book.ts";

let store: EventStore;
let books: StoredBooks;
let service: Asking;
let line: Line;

/** What lies between follower and service, and can be cut. */
class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  /** How many connections there have been. */
  connections = 0;

  constructor(port: number) {
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      this.connections += 1;
      const far = connect(port, "127.0.0.1");
      for (const [socket, other] of [[near, far], [far, near]] as const) {
        this.#sockets.add(socket);
        socket.pipe(other);
        socket.on("error", () => undefined).on("close", () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }

  async url(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends every connection, and takes no more. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}

let url: string;

beforeEach(async () => {
  store = await makeStore(join(mkdtempSync(join(tmpdir(), "capital-ledger-follow-")), "ledger.db"));
  const keeper = new Keeper(store);
  await importBook(keeper, growing(2), { by: "a test" });
  books = await StoredBooks.read(keeper, "the store");
  service = await asking(books);
  line = new Line(Number(new URL(service.served.url).port));
  url = await line.url();
});
afterEach(async () => {
  line.close();
  await service.served.close();
  await store.close();
});

/** Makes the book longer by whoever else writes to it: to so many placements. */
const grown = (placements: number): Promise<unknown> => importBook(new Keeper(store), growing(placements), { by: "another" });

/** So many of what comes. */
async function first(count: number, feed: AsyncGenerator<FollowedEvent>): Promise<FollowedEvent[]> {
  const found: FollowedEvent[] = [];
  for await (const event of feed) {
    found.push(event);
    if (found.length === count) break;
  }
  return found;
}

const idsOf = (events: readonly FollowedEvent[]): string[] => events.map(({ id }) => id);

it("gives all that a book has from the beginning, and then each event as it is appended", async () => {
  const following = first(5, follow(capitalLedgerClient(url), "growing", { after: 0 }));
  await expect.poll(() => line.connections).toBe(1);
  await grown(4);
  const events = await following;
  expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  expect(idsOf(events).slice(1)).toEqual(["placement-1", "placement-2", "placement-3", "placement-4"]);
  expect(events.at(-1)).toMatchObject({ type: "private-placement", effectiveOn: "2001-03-01", recordedBy: "another", ledgerHead: (await store.head("growing")).hash });
});

it("misses nothing while the connection is cut, and gives nothing twice", async () => {
  const following = first(3, follow(capitalLedgerClient(url), "growing"));
  await expect.poll(() => line.connections).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const placements of [3, 5]) {
    line.cut();
    await grown(placements);
    line.mend();
  }
  expect(idsOf(await following)).toEqual(["placement-3", "placement-4", "placement-5"]);
  expect(line.connections).toBeGreaterThan(1);
});

it("ends when its signal does, between two events and while it waits to come back", async () => {
  for (const isCut of [false, true]) {
    const ending = new AbortController();
    const following = first(1, follow(capitalLedgerClient(url), "growing", { signal: ending.signal }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (isCut) line.cut();
    ending.abort();
    expect(await following).toEqual([]);
  }
});

it("throws where the first connection fails, and what the service refuses by", async () => {
  const failing = (ledger: string, book: string): Promise<unknown> => first(1, follow(capitalLedgerClient(ledger), book)).catch((error: unknown) => error);
  expect(await failing(url, "no-such")).toMatchObject({ name: "LedgerProblem", status: 404, code: "book-unknown" });
  const files = await asking(embedded);
  expect(await failing(files.served.url, "tidewater-instruments")).toMatchObject({ status: 409, code: "book-read-only" });
  await files.served.close();
  expect(await failing("http://127.0.0.1:1", "growing")).toBeInstanceOf(TypeError);
});

it("throws when its token is revoked", async () => {
  const file = tokensFile();
  const { id, text } = await tokenIn(file);
  const access = new Access({ tokens: file, onFailure: (error) => { throw error; } });
  const demanding = await asking(books, { access });
  const following = first(2, follow(capitalLedgerClient(demanding.served.url, { token: text }), "growing", { after: 2 }));
  await revokeToken(file, id, new Date());
  await expect(following).rejects.toMatchObject({ status: 401, code: "token-invalid" });
  await Promise.all([demanding.served.close(), access.close()]);
});
