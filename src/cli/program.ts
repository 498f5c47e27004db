/** Declares the commands. What one does is loaded when it is given, and so is what takes time to say of it. */
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { axes, steps } from "../answers/steps.ts";
import { sections } from "../book/sections.ts";
import { cacheFolder } from "../image/cache-folder.ts";
import { programs } from "../interop/program.ts";
import type { Program } from "../interop/program.ts";
import { faultLine } from "../kernel/fault.ts";
import type { Images } from "../library/kept-image.ts";
import { findingClasses } from "../reconciliation/finding.ts";
import type { balances } from "./commands/balances.ts";
import type { check } from "./commands/check.ts";
import type { compare } from "./commands/compare.ts";
import type { conversion } from "./commands/conversion.ts";
import type { diff } from "./commands/diff.ts";
import type { dilution } from "./commands/dilution.ts";
import type { events } from "./commands/events.ts";
import type { verifyEvidence } from "./commands/evidence.ts";
import type { exportBook, importMovements } from "./commands/exchange.ts";
import type { figures } from "./commands/figures.ts";
import type { explain } from "./commands/explain.ts";
import type { findings } from "./commands/findings.ts";
import type { history } from "./commands/history.ts";
import type { interest } from "./commands/interest.ts";
import type { measure } from "./commands/measure.ts";
import type { reconcile } from "./commands/reconcile.ts";
import type { register } from "./commands/register.ts";
import type { listScenarios, runScenario } from "./commands/scenario.ts";
import type { serve, start } from "./commands/serve.ts";
import type { shareDays } from "./commands/share-days.ts";
import type { statement } from "./commands/statement.ts";
import type { sweep } from "./commands/sweep.ts";
import type { value } from "./commands/value.ts";
import type { waterfall } from "./commands/waterfall.ts";
import type { Keep } from "./keep.ts";
import { relative } from "./relative.ts";
import { STORE, STORE_MEANING, storeCommands } from "./store-commands.ts";
import { declareTokens } from "./tokens.ts";

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("expected a whole number.");
  return Number(text);
}

/** To these a store is one of their settings, which variables and files have too. */
const SERVING: ReadonlySet<string> = new Set(["serve", "start"]);

/** Reads the books of the store that a command asks questions of, before it begins. */
async function openBooks(command: Command): Promise<void> {
  const { store, book } = command.opts<{ readonly store?: string; readonly book?: string }>();
  if (store === undefined || command.parent?.name() === "store" || SERVING.has(command.name())) return;
  const { booksOfStore } = await import("./stored-session.ts");
  command.setOptionValue("opened", await booksOfStore(store, book));
}

/** Where the command keeps images of books; nowhere where it is told not to, or the variable is empty. */
function imagesFor(command: Command, bundle: string | undefined): Images | undefined {
  const folder = command.opts<{ readonly cache?: boolean }>().cache === true ? cacheFolder() : undefined;
  if (folder === undefined || bundle === undefined) return undefined;
  return { folder, program: bundle, warn: (fault) => process.stderr.write(`${faultLine(relative(fault))}\n`) };
}

function withBook(command: Command): Command {
  return command
    .option("--book <id or folder>", "the book; the default one when absent")
    .option("--books <folder>", "where the books are; the embedded ones when absent")
    .addOption(new Option(STORE, `in place of a folder, ${STORE_MEANING}`).conflicts("books"))
    .option("--no-cache", "read the book anew, and keep no image of it");
}

function withFormats(command: Command): Command {
  return command.option("--json", "as JSON").addOption(new Option("--csv", "as CSV").conflicts("json"));
}

/** For commands that name their scenarios themselves. */
function underScenarios(command: Command): Command {
  return withFormats(withBook(command).option("--known-at <date>", "answer from what was known by the end of that day").option("--as-of <date>", "at the end of that day; the book's own date when absent"));
}

function asking(command: Command, ...kinds: readonly ("instant" | "period")[]): Command {
  withFormats(withBook(command).option("--known-at <date>", "answer from what was known by the end of that day").option("--scenario <id or file>", "answer under a scenario: one of the book's, or a path to its file"));
  if (kinds.includes("instant")) command.option("--as-of <date>", "at the end of that day; the book's own date when absent");
  if (kinds.includes("period")) command.option("--from <date>", "first day of the period").option("--to <date>", "last day of the period");
  if (kinds.length > 0) command.addOption(new Option("--spread <how>", "flows known only by period: counted at their end, or spread by day").choices(["at-end", "daily"]).default("at-end"));
  return command;
}

function serving(command: Command, settings: string): Command {
  return withBook(command)
    .option("--port <number>", "port to listen on; 8787 when absent")
    .option("--host <address>", "address to listen on; 127.0.0.1 when absent, and any but a loopback one needs tokens")
    .option("--tokens <file>", "lets in only who has a token of that file (see capledger token)")
    .option("--config <file>", "settings in YAML or JSON")
    .addHelpText("after", settings);
}

/** What a figure was at other times, by other knowledge, or had it gone otherwise. */
function askingOtherwise(root: Command, keep: Keep): void {
  asking(root.command("history <measure>").description("one figure over time, along its dates or along what was known of it"), "instant", "period")
    .addOption(new Option("--along <axis>", "along the dates it is asked for, or the days by which it is known").choices(axes).default("as-of"))
    .addOption(new Option("--every <step>", "how far apart the rows are").choices(steps).default("month"))
    .option("--all", "show rows that do not differ from the one before too")
    .action((id: string, options: Parameters<typeof history>[1]) => keep(import("./commands/history.ts").then((command) => command.history(id, options))));
  withBook(root.command("diff").description("what became known between two days, and the figures that it moved"))
    .requiredOption("--known-at <date>", "given twice: the earlier day, then the later", (text: string, before: readonly string[] | undefined) => [...(before ?? []), text])
    .option("--as-of <date>", "at the end of that day; the book's own date when absent")
    .option("--scenario <id or file>", "answer under a scenario: one of the book's, or a path to its file")
    .option("--json", "as JSON")
    .addOption(new Option("--csv", "as CSV").conflicts("json"))
    .action((options: Parameters<typeof diff>[0]) => keep(import("./commands/diff.ts").then((command) => command.diff(options))));
  const scenario = root.command("scenario").description("what would be if it had gone otherwise");
  withFormats(withBook(scenario.command("list").description("the book's scenarios, and what each asks"))).action((options: Parameters<typeof listScenarios>[0]) => keep(import("./commands/scenario.ts").then((command) => command.listScenarios(options))));
  underScenarios(scenario.command("run <scenario>").description("what a scenario changes, and every figure that it moves"))
    .action((id: string, options: Parameters<typeof runScenario>[1]) => keep(import("./commands/scenario.ts").then((command) => command.runScenario(id, options))));
  underScenarios(root.command("compare <base> [scenarios...]").description("the book (base) or a scenario beside scenarios: figures, differences and why; all of the book's where none is named"))
    .option("--measures <ids>", "with commas between them; equity, debt, cash, complete dilution and loss per share when absent")
    .option("--from <date>", "over time: the first day")
    .option("--to <date>", "over time: the last day")
    .addOption(new Option("--every <step>", "over time: how far apart the rows are").choices(steps))
    .option("--why", "show what each event that differs moves")
    .action((base: string, scenarios: readonly string[], options: Parameters<typeof compare>[2]) => keep(import("./commands/compare.ts").then((command) => command.compare(base, scenarios, options))));
  underScenarios(root.command("sweep <scenario>").description("a scenario with parameters run through their values, row by row"))
    .requiredOption("--measures <ids>", "with commas between them")
    .option("--progress", "show how far it is even where standard error is no terminal")
    .action((id: string, options: Parameters<typeof sweep>[1]) => keep(import("./commands/sweep.ts").then((command) => command.sweep(id, options))));
}

function servingBooks(root: Command, keep: Keep, settings: string): void {
  serving(root.command("serve").description("serves the books over HTTP"), settings).option("--print-config", "print the settings as they are in force, secrets hidden, and serve nothing").action((options: Parameters<typeof serve>[0]) => keep(import("./commands/serve.ts").then((command) => command.serve(options))));
  serving(root.command("start").description("replays the default book, prints how every line ties, and serves"), settings).action((options: Parameters<typeof start>[0]) => keep(import("./commands/serve.ts").then((command) => command.start(options))));
}

/** What was reported, held against the ledger, against itself and against the files that it stands in. */
function askingOfReports(root: Command, keep: Keep, checks: readonly string[]): void {
  asking(root.command("reconcile").description("every reported figure against the ledger; exit code 1 when one does not tie"))
    .option("--all", "show figures that tie to the last digit too")
    .option("--as-first-reported", "beside it, by what was known when each figure was published")
    .action((options: Parameters<typeof reconcile>[0]) => keep(import("./commands/reconcile.ts").then((command) => command.reconcile(options))));
  asking(root.command("figures").description("every reported figure as printed, with what the source claims it to be"))
    .option("--concept <id>", "only of that concept, or of those that begin with it")
    .addOption(new Option("--section <name>", "only of that part of the source").choices(sections))
    .option("--all", "show every one, not the first screen")
    .action((options: Parameters<typeof figures>[0]) => keep(import("./commands/figures.ts").then((command) => command.figures(options))));
  asking(root.command("findings [id]").description("what does not agree, is missing or cannot be; exit code 1 when an error is open; with an id, one in full"))
    .addOption(new Option("--class <name>", "only of that class").choices(findingClasses))
    .addOption(new Option("--section <name>", "only of that part of the source").choices(sections))
    .addOption(new Option("--check <code>", "only of that check").choices(checks))
    .addOption(new Option("--markdown", "as a report in Markdown").conflicts(["json", "csv"]))
    .action((id: string | undefined, options: Parameters<typeof findings>[1]) => keep(import("./commands/findings.ts").then((command) => command.findings(id, options))));
  withBook(root.command("evidence").description("what the book cites, held against the files it was written from").command("verify"))
    .description("whether everything that the book cites of a source stands in the file, and every number of the file is accounted for; exit code 1 where not")
    .requiredOption("--source <id>", "the source, by its id in book.yaml")
    .requiredOption("--file <path>", "the file that it was read from")
    .option("--json", "as JSON")
    .option("--all", "show every item of each list")
    .action((options: Parameters<typeof verifyEvidence>[0]) => keep(import("./commands/evidence.ts").then((command) => command.verifyEvidence(options))));
}

/** The book in other programs, and back. */
function exchanging(root: Command, keep: Keep): void {
  const other = (): Argument => new Argument("<program>", "the program that reads it, or that wrote the file").choices(programs);
  withBook(root.command("export").addArgument(other()).description("the book as another program reads it: movements, evidence, reported balances as assertions"))
    .option("--known-at <date>", "what was known by the end of that day")
    .option("--scenario <id or file>", "under a scenario: one of the book's, or a path to its file")
    .option("--output <file>", "into a file; standard output when absent")
    .action((name: Program, options: Parameters<typeof exportBook>[1]) => keep(import("./commands/exchange.ts").then((command) => command.exportBook(name, options))));
  asking(root.command("import").addArgument(other()).argument("<file>", "what the program printed of the exported book, as its first lines say").description("movements that another program printed of the book; exit code 1 where they are not the book's own"))
    .action((name: Program, file: string, options: Parameters<typeof importMovements>[2]) => keep(import("./commands/exchange.ts").then((command) => command.importMovements(name, file, options))));
}

/** The commands, for arguments that give one of them; `bundle` is the hash of the program where it is known, and images of books are kept then. */
export async function program(args: readonly string[], keep: Keep, bundle: string | undefined): Promise<Command> {
  const checks = args.includes("findings") ? (await import("../reconciliation/checks/index.ts")).checks.map(({ code }) => code) : [];
  const settings = args.some((each) => SERVING.has(each)) ? (await import("../configuration/tell-settings.ts")).settingsHelp() : "";
  const root = new Command("capledger").description("Reconstructs a company's equity, debt and cash from dated events, and ties them to what it reported.");
  root.exitOverride().showSuggestionAfterError().configureHelp({ showGlobalOptions: true });
  asking(root.command("balances").description("every account at a date"), "instant").action((options: Parameters<typeof balances>[0]) => keep(import("./commands/balances.ts").then((command) => command.balances(options))));
  asking(root.command("measure [id]").description("one figure at a date or over a period; without an id, all there are"), "instant", "period").action((id: string | undefined, options: Parameters<typeof measure>[1]) => keep(import("./commands/measure.ts").then((command) => command.measure(id, options))));
  asking(root.command("explain <measure>").description("what moved a figure, event by event, or its rule with the inputs; exit code 1 when --reported and it does not tie"), "instant", "period")
    .option("--since <date>", "from the end of that day on; from where the figure is first known when absent")
    .option("--reported", "beside the printed figure: what would have to be true for the two to agree")
    .option("--limit <number>", "at most so many events or inputs", wholeNumber)
    .option("--offset <number>", "leave out so many first", wholeNumber)
    .action((id: string, options: Parameters<typeof explain>[1]) => keep(import("./commands/explain.ts").then((command) => command.explain(id, options))));
  askingOtherwise(root, keep);
  asking(root.command("statement <kind>").description("balance-sheet, income, cash-flow or equity, beside what was reported"), "instant", "period").action((kind: string, options: Parameters<typeof statement>[1]) => keep(import("./commands/statement.ts").then((command) => command.statement(kind, options))));
  asking(root.command("register <kind>").description("shares, warrants, options, notes or debt at a date"), "instant").action((kind: string, options: Parameters<typeof register>[1]) => keep(import("./commands/register.ts").then((command) => command.register(kind, options))));
  asking(root.command("events [id]").description("what happened, in effective order; or one event with its journal entry"), "period")
    .option("--type <type>", "only events of that type")
    .option("--family <family>", "only equity, debt, legal, operations or ledger")
    .option("--basis <basis>", "only reported, inferred or assumed")
    .option("--limit <number>", "at most so many", wholeNumber)
    .option("--offset <number>", "leave out so many first", wholeNumber)
    .action((id: string | undefined, options: Parameters<typeof events>[1]) => keep(import("./commands/events.ts").then((command) => command.events(id, options))));
  asking(root.command("interest").description("the notes' interest over a period, explained and held against the reported line"), "period")
    .option("--daily", "day by day too")
    .action((options: Parameters<typeof interest>[0]) => keep(import("./commands/interest.ts").then((command) => command.interest(options))));
  asking(root.command("share-days").description("what a weighted average of shares is made of, and what the printed one needs"), "period").action((options: Parameters<typeof shareDays>[0]) => keep(import("./commands/share-days.ts").then((command) => command.shareDays(options))));
  asking(root.command("value").description("what warrant charges imply of their inputs, and what the warrants are worth at a date"), "instant").action((options: Parameters<typeof value>[0]) => keep(import("./commands/value.ts").then((command) => command.value(options))));
  asking(root.command("conversion").description("what each note would convert into at a date, and the room that its class leaves"), "instant").action((options: Parameters<typeof conversion>[0]) => keep(import("./commands/conversion.ts").then((command) => command.conversion(options))));
  asking(root.command("dilution").description("the as-converted table at a date: the company's own, the complete one, and the difference"), "instant").action((options: Parameters<typeof dilution>[0]) => keep(import("./commands/dilution.ts").then((command) => command.dilution(options))));
  asking(root.command("waterfall").description("who receives what of a sum paid out for the company at a date"), "instant")
    .requiredOption("--exit <amount>", "what there is for notes and shares, in the book's currency")
    .action((options: Parameters<typeof waterfall>[0]) => keep(import("./commands/waterfall.ts").then((command) => command.waterfall(options))));
  askingOfReports(root, keep, checks);
  exchanging(root, keep);
  asking(root.command("check").description("reads and replays the book, and holds it against the ledger's laws")).action((options: Parameters<typeof check>[0]) => keep(import("./commands/check.ts").then((command) => command.check(options))));
  storeCommands(root, keep, wholeNumber);
  root.hook("preAction", async (_, command) => {
    command.setOptionValue("images", imagesFor(command, bundle));
    await openBooks(command);
  });
  servingBooks(root, keep, settings);
  declareTokens(root, keep);
  return root;
}
