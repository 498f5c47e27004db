/** docs/reference/cli.md: what every command says of itself. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { code, fenced, page, table } from "./markdown.ts";

const run = promisify(execFile);

const EXIT_CODES: readonly (readonly [string, string])[] = [
  ["0", "all good"],
  ["1", "a figure does not tie, or a check failed"],
  ["2", "wrong usage, or faults in the book"],
  ["3", "internal error"],
];

export async function cliPage(root: string): Promise<string> {
  const [overview = ""] = await helpOf(root, [[]]);
  const commands = commandsIn(overview);
  const helps = await helpOf(root, commands.map((command) => [command]));
  // A command that only gathers others is shown by these.
  const shown = commands.flatMap((command, index) => {
    const inside = commandsIn(helps[index] ?? "");
    return inside.length === 0 ? [[command]] : inside.map((each) => [command, each]);
  });
  const shownHelps = await helpOf(root, shown);
  return page("Command line", [
    "From the folder of the repository: `npm run -s capledger -- <command>`. The default book is answered from unless `--book` names another, by its id or by the path of its folder (`--book ./my-book`).",
    "A date is a day (`2024-09-30`), or a month, quarter or year (`2024-09`, `2024-Q3`, `FY2024`), which stands for its last day; after `--from` for its first. `FY2024` is the fiscal year that ends within 2024: the calendar year, unless the book states a `fiscal-year-end`.",
    "An unknown command or option is refused with the nearest that there is. Answers go to standard output, warnings and faults to standard error; each fault has a [code](faults.md).",
    "A book that was read and found good is kept as it was read, in `capital-ledger` in `$XDG_CACHE_HOME` or `~/.cache`, or in the folder that `CAPLEDGER_CACHE` names, and read anew when one of its files changes. `--no-cache`, or an empty `CAPLEDGER_CACHE`, keeps nothing; the folder may be deleted at any time.",
    table(["exit code", "meaning"], EXIT_CODES),
    "## All commands",
    fenced("text", overview),
    ...shown.flatMap((command, index) => [`## ${code(command.join(" "))}`, fenced("text", shownHelps[index] ?? "")]),
  ]);
}

/** The commands that a help lists. */
function commandsIn(help: string): string[] {
  const [, list = ""] = help.split(/^Commands:$/m);
  return [...list.matchAll(/^ {2}([a-z-]+)(?: |$)/gm)].map(([, name = ""]) => name).filter((name) => name !== "help");
}

/** Runs the command line once for each list of arguments, all in one process: starting one takes longer than the help. */
const ASK = `
  const [, main, ...asked] = process.argv;
  const { run } = await import(main);
  for (const command of asked) {
    await run([...JSON.parse(command), "--help"]);
    process.stdout.write("\\0");
  }`;

/** The help that the command line itself prints for each command, as wide as it prints to a file. */
async function helpOf(root: string, commands: readonly (readonly string[])[]): Promise<string[]> {
  const main = pathToFileURL(join(root, "src/cli/main.ts")).href;
  const asked = commands.map((command) => JSON.stringify(command));
  const { stdout } = await run(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", ASK, "--", main, ...asked], { cwd: root });
  return stdout.split("\0").slice(0, commands.length);
}
