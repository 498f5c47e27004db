import { MemoryStore } from "../../src/store/memory-store.ts";
import { NOON, storeContract } from "./store-contract.ts";

storeContract("memory", () => {
  const store = new MemoryStore(NOON);
  return Promise.resolve({ open: () => store, end: () => Promise.resolve() });
});
