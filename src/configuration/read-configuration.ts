/** Reads the configuration: the command line over the environment over a file over what stands by itself. All faults come at once. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseYaml } from "../book/yaml-source.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault, Place } from "../kernel/fault.ts";
import { CACHE_VARIABLE } from "../image/cache-folder.ts";
import { isLoopback } from "./loopback.ts";
import { settingNames, settings } from "./settings.ts";
import { shownText } from "./show-configuration.ts";
import type { Configuration, SettingName } from "./settings.ts";

/** A text and where it was given. */
interface Given {
  readonly text: string;
  readonly place: Place;
}

type Sources = Partial<Record<SettingName, Given>>;

export interface Asked {
  /** The command line's own options, which stand over everything. */
  readonly options: Partial<Record<SettingName, string | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The path of a file in YAML or JSON. */
  readonly file?: string | undefined;
}

/** Throws `Faults` with everything wrong, each naming its option, variable or field. */
export function readConfiguration({ options, environment, file }: Asked): Configuration {
  const faults: Fault[] = [];
  const given: Sources = { ...(file === undefined ? {} : fromFile(file, faults)), ...fromEnvironment(environment, faults), ...fromOptions(options) };
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) values[name] = valueOf(name, given[name], faults);
  const configuration = values as Configuration;
  if (faults.length === 0) faults.push(...contradictions(configuration, given));
  if (faults.length > 0) throw new Faults(faults);
  return configuration;
}

function fromOptions(options: Asked["options"]): Sources {
  return Object.fromEntries(settingNames.flatMap((name) => (options[name] === undefined ? [] : [[name, { text: options[name], place: { field: `--${name}` } }]])));
}

/** An empty variable is as good as none: that is how compose files and shells leave one out. */
function fromEnvironment(environment: Asked["environment"], faults: Fault[]): Sources {
  const names = new Map<string, SettingName>(settingNames.map((name) => [settings[name].variable, name]));
  const sources: Sources = {};
  for (const [variable, text] of Object.entries(environment)) {
    const name = names.get(variable);
    if (name !== undefined && text !== undefined && text !== "") sources[name] = { text, place: { field: variable } };
    else if (name === undefined && variable.startsWith("CAPLEDGER_") && !OTHERS.includes(variable)) faults.push(fault({ field: variable }, "a variable that means nothing", `one of ${[...names.keys(), ...OTHERS].filter((each) => each.startsWith("CAPLEDGER_")).join(", ")}`));
  }
  return sources;
}

/** Names the file itself, so it is no setting. */
export const CONFIG_VARIABLE = "CAPLEDGER_CONFIG";

/** What means something to the program, though it is no setting of the service. */
const OTHERS: readonly string[] = [CONFIG_VARIABLE, CACHE_VARIABLE];

const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function fromFile(file: string, faults: Fault[]): Sources {
  const source = parseYaml(textOf(file), file, faults);
  if (source === undefined) return {};
  const read = fields.safeParse(source.value ?? {});
  if (!read.success) {
    faults.push(...read.error.issues.map(({ path }) => fault({ ...source.place(path), ...(path.length === 0 ? {} : { field: path.map(String).join(".") }) }, "no settings", "a mapping of settings to values, or lists of them")));
    return {};
  }
  const sources: Sources = {};
  for (const [name, value] of Object.entries(read.data)) {
    const place = { ...source.place([name]), field: name };
    if (isSetting(name)) sources[name] = { text: typeof value === "string" ? value : value.join(","), place };
    else faults.push(fault(place, `an unknown setting "${name}"`, `one of ${settingNames.join(", ")}`));
  }
  return sources;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a readable file", { file });
  }
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

function valueOf(name: SettingName, given: Given | undefined, faults: Fault[]): unknown {
  const { schema, fallback, secret } = settings[name];
  const text = given?.text ?? fallback;
  if (text === undefined) return undefined;
  const read = schema.safeParse(text);
  if (read.success) return read.data;
  const found = secret ? "a value that is not shown" : `"${shownText(text)}"`;
  faults.push(...[...new Set(read.error.issues.map(({ message }) => message))].map((expected) => fault(given?.place ?? { field: name }, found, expected)));
  return undefined;
}

/** What each value allows by itself, but not beside the others. */
function contradictions(configuration: Configuration, given: Sources): Fault[] {
  const place = (name: SettingName): Place => given[name]?.place ?? { field: settings[name].variable };
  const { host, tokens, jwks, books, store } = configuration;
  const aboutJwt = (["jwt-issuer", "jwt-audience"] as const).flatMap((name) => {
    if (jwks !== undefined && configuration[name] === undefined) return [fault(place(name), "nothing", "a value, since `jwks` is set: a JWT must say for whom it is and from whom")];
    return jwks === undefined && configuration[name] !== undefined ? [fault(place(name), `"${configuration[name]}" without \`jwks\``, "a file of keys in `jwks` too")] : [];
  });
  const twice = books !== undefined && store !== undefined ? [fault(place("store"), "a store beside a folder of `books`", "one of the two")] : [];
  const open = !isLoopback(host) && tokens === undefined && jwks === undefined;
  return [...(open ? [fault(place("host"), `"${host}" without authentication`, "a loopback address such as 127.0.0.1, or tokens (CAPLEDGER_TOKENS) or keys (CAPLEDGER_JWKS) that say who may ask")] : []), ...twice, ...aboutJwt];
}

function fault(place: Place, found: string, expected: string): Fault {
  return { code: "configuration-invalid", severity: "error", ...place, found, expected };
}
