/** The configuration as it may be shown: secrets hidden, in the form that a file would have it. */
import { settingNames, settings } from "./settings.ts";
import type { Configuration, SettingName } from "./settings.ts";

const HIDDEN = "(hidden)";

/** The settings that have a value, by name; a password inside a URL is a secret too. */
export function shownConfiguration(configuration: Configuration): Partial<Record<SettingName, unknown>> {
  return Object.fromEntries(settingNames.flatMap((name) => (configuration[name] === undefined ? [] : [[name, settings[name].secret ? HIDDEN : withoutPassword(configuration[name])]])));
}

function withoutPassword(value: unknown): unknown {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || (url.username === "" && url.password === "")) return value;
  url.username = "";
  url.password = "";
  return url.href;
}
