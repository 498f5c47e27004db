/** Declares `capledger token`. */
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { scopes } from "../access/principal.ts";
import type { Scope } from "../access/principal.ts";
import type { Keep } from "./keep.ts";
import type { createToken, listTokens, revokeTokens } from "./commands/token.ts";

const each = <Value>(value: Value, before: readonly Value[] | undefined): Value[] => [...(before ?? []), value];

export function declareTokens(root: Command, keep: Keep): void {
  const token = root.command("token").description("the tokens by which a service lets people in");
  const ofFile = (command: Command): Command => command.option("--tokens <file>", "the file that keeps them, hashed; CAPLEDGER_TOKENS when absent");
  ofFile(token.command("create").description("makes a token, and the file if there is none, and prints it this once"))
    .requiredOption("--name <text>", "whose it is, or what for")
    .addOption(new Option("--scope <name>", `read, append or admin; given again for more`).argParser((text: string, before: readonly Scope[] | undefined) => each(scopeOf(text), before)).makeOptionMandatory())
    .option("--book <id>", "reaches this book; given again for more; all when absent", each<string>)
    .option("--expires <when>", "a number of days (90d), the last day (2030-12-31), or never", "90d")
    .option("--json", "as JSON")
    .action((options: Parameters<typeof createToken>[0]) => keep(import("./commands/token.ts").then((command) => command.createToken(options))));
  ofFile(token.command("list").description("every token with its scopes, books, state and last use; never the token itself"))
    .option("--json", "as JSON")
    .addOption(new Option("--csv", "as CSV").conflicts("json"))
    .action((options: Parameters<typeof listTokens>[0]) => keep(import("./commands/token.ts").then((command) => command.listTokens(options))));
  ofFile(token.command("revoke <id>").description("takes a token out of force; a running service heeds it at once")).action((id: string, options: Parameters<typeof revokeTokens>[1]) => keep(import("./commands/token.ts").then((command) => command.revokeTokens(id, options))));
}

function scopeOf(text: string): Scope {
  const scope = scopes.find((known) => known === text);
  if (scope === undefined) throw new InvalidArgumentError(`one of ${scopes.join(", ")}.`);
  return scope;
}
