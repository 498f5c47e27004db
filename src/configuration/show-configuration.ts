/** The configuration as it may be shown: secrets hidden, in the form that a file would have it. */
import { settingNames, settings } from "./settings.ts";
import type { Configuration, SettingName } from "./settings.ts";

const HIDDEN = "(hidden)";

/** The settings that have a value, by name; what a URL holds of a user, and its query, are secrets too. */
export function shownConfiguration(configuration: Configuration): Partial<Record<SettingName, unknown>> {
  return Object.fromEntries(settingNames.flatMap((name) => {
    const value = configuration[name];
    return value === undefined ? [] : [[name, settings[name].secret ? HIDDEN : typeof value === "string" ? shownText(value) : value]];
  }));
}

/** A text without what a URL in it, or any of several, says of who may use it. */
export function shownText(text: string): string {
  return text.split(/,(?=\w+:\/\/)/).map((each) => (each.includes("://") ? each.replace(/:\/\/.*@/s, "://").replace(/\?.*/s, `?${HIDDEN}`) : each)).join(",");
}
