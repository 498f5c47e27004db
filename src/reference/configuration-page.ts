/** docs/reference/configuration.md */
import { settingNames, settings } from "../configuration/settings.ts";
import { code, page, table } from "./markdown.ts";

export function configurationPage(): string {
  const rows = settingNames.map((name) => {
    const { variable, meaning, fallback, example, secret } = settings[name];
    return [code(name), code(variable), `${meaning}${secret ? " Hidden wherever the configuration is shown." : ""}`, fallback === undefined ? `none; such as ${code(example)}` : code(fallback)];
  });
  return page("Configuration of the service", [
    "`capledger serve` and `start` take each setting from their own options, else from its variable, else from the file that `--config` (or `CAPLEDGER_CONFIG`) names, in YAML or JSON. A list has commas between its values; a file may write it as a list. All that is wrong is told at once, before anything is served. `capledger serve --print-config` prints what is in force, secrets hidden.",
    table(["setting", "variable", "what it decides", "where absent"], rows),
  ]);
}
