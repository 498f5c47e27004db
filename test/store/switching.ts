/** A store that answers from whichever store is current: what clients see of a failover. */
import type { EventStore } from "../../src/store/store.ts";

export function switching(current: () => EventStore): EventStore {
  return new Proxy({} as EventStore, { get: (_, name) => (...asked: unknown[]) => (Reflect.get(current(), name) as (...asked: unknown[]) => unknown).apply(current(), asked) });
}
