/** What the settings are, in words: for the help of the command line and for `.env.example`. */
import { settingNames, settings } from "./settings.ts";
import { CONFIG_VARIABLE } from "./read-configuration.ts";

/** One line or two for each setting, after the options of `capledger serve --help`. */
export function settingsHelp(): string {
  const told = settingNames.map((name) => {
    const { variable, meaning, fallback } = settings[name];
    return `  ${name} (${variable})\n      ${meaning}${fallback === undefined ? "" : ` Where absent: ${fallback}.`}`;
  });
  return `\nSettings, each by its variable or as a field of the --config file (YAML or JSON, or ${CONFIG_VARIABLE});\nan option stands over a variable, and a variable over the file:\n${told.join("\n")}`;
}

/** Every variable, commented out, with what it means: defaults as they stand, and examples of the others. */
export function environmentExample(): string {
  const told = settingNames.map((name) => {
    const { variable, meaning, example, secret } = settings[name];
    return `# ${meaning}${secret ? " A secret." : ""}\n# ${variable}=${example}\n`;
  });
  return `# The settings of \`capledger serve\`, as variables. Copy to .env, take away the # of those that you set, and start with\n# \`node --env-file=.env\`, or give the file to systemd (EnvironmentFile=) or to a container (--env-file).\n# A value is what stands where the variable is absent, or else an example.\n\n# A file of settings, in YAML or JSON, that variables stand over.\n# ${CONFIG_VARIABLE}=/etc/capledger/config.yaml\n\n${told.join("\n")}`;
}
