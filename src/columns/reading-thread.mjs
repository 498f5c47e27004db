/** Where the source runs as it is, a thread must be taught TypeScript first; a bundle has the thread itself under this name. */
import { register } from "tsx/esm/api";

register();
await import("./reading-thread.ts");
