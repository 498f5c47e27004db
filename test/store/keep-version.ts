/** Writes test/store/kept/<name>.json: run once, when a type of event gets another version, before that version is changed. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptVersion } from "./kept-version.ts";

const folder = join(import.meta.dirname, "kept");
const file = join(folder, `${process.argv[2] ?? ""}.json`);
if (process.argv[2] === undefined || existsSync(file)) throw new Error("name what is kept, by a name that is not there yet");
mkdirSync(folder, { recursive: true });
const kept = await keptVersion();
writeFileSync(file, `[\n${kept.map((book) => JSON.stringify(book)).join(",\n")}\n]\n`);
process.stdout.write(`${file}: ${kept.length} books, ${kept.reduce((sum, { events }) => sum + events.length, 0)} events\n`);
