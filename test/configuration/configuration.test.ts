/** The configuration: where it comes from, what is wrong with it, and how it is shown. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLoopback } from "../../src/configuration/loopback.ts";
import { readConfiguration } from "../../src/configuration/read-configuration.ts";
import type { Configuration } from "../../src/configuration/settings.ts";
import { settingNames, settings } from "../../src/configuration/settings.ts";
import { shownConfiguration } from "../../src/configuration/show-configuration.ts";
import { environmentExample, settingsHelp } from "../../src/configuration/tell-settings.ts";
import { Faults } from "../../src/kernel/fault.ts";

function read({ options = {}, environment = {}, file }: Partial<Parameters<typeof readConfiguration>[0]>): Configuration {
  return readConfiguration({ options, environment, file });
}

/** What is wrong, each as `place: found`. */
function wrong(asked: Parameters<typeof read>[0]): string[] {
  try {
    read(asked);
    return [];
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.faults.map(({ line, field, found }) => `${line === undefined ? "" : `line ${line} `}${field ?? ""}: ${found}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "configuration-"));

function written(text: string): string {
  const file = join(folder, `${Math.random()}.yaml`);
  writeFileSync(file, text);
  return file;
}

describe("where a setting comes from", () => {
  it("is the command line, else the environment, else the file, else its fallback", () => {
    const file = written("port: 1\nrate: 1\ngrace-seconds: 1\n");
    const { port, rate, "grace-seconds": grace, "answer-seconds": answer } = read({ options: { port: "3" }, environment: { CAPLEDGER_PORT: "2", CAPLEDGER_RATE: "2" }, file });
    expect({ port, rate, grace, answer }).toEqual({ port: 3, rate: 2, grace: 1, answer: 30 });
  });

  it("is the same in YAML and JSON, with lists in either spelling", () => {
    const asked = ['origins: [https://a.example, "https://b.example"]\nport: 80', 'origins: "https://a.example, https://b.example"\nport: "80"', '{"origins": ["https://a.example", "https://b.example"], "port": 80}'];
    for (const text of asked) expect(read({ file: written(text) })).toMatchObject({ origins: ["https://a.example", "https://b.example"], port: 80 });
  });

  it("is nothing at all for an empty variable, or an empty file", () => {
    expect(read({ environment: { CAPLEDGER_PORT: "", CAPLEDGER_TOKENS: "" }, file: written("# nothing\n") })).toMatchObject({ port: 8787, tokens: undefined });
  });
});

describe("what is wrong", () => {
  it("comes at once, each by its option, its variable or its line", () => {
    const file = written("log: loud\nprot: 80\nhosts: [a b]\n");
    expect(wrong({ options: { port: "x" }, environment: { CAPLEDGER_RATE: "-1", CAPLEDGER_TOKEN: "a", HOME: "/" }, file })).toEqual([
      'line 2 prot: an unknown setting "prot"',
      "CAPLEDGER_TOKEN: a variable that means nothing",
      '--port: "x"',
      'line 3 hosts: "a b"',
      'CAPLEDGER_RATE: "-1"',
      'line 1 log: "loud"',
    ]);
  });

  it.each([
    [{ CAPLEDGER_PORT: "65536" }, "CAPLEDGER_PORT"],
    [{ CAPLEDGER_PORT: "8e3" }, "CAPLEDGER_PORT"],
    [{ CAPLEDGER_TOKENS: "/nowhere/tokens.json" }, "CAPLEDGER_TOKENS"],
    [{ CAPLEDGER_ORIGINS: "*" }, "CAPLEDGER_ORIGINS"],
    [{ CAPLEDGER_ORIGINS: "https://a.example/" }, "CAPLEDGER_ORIGINS"],
    [{ CAPLEDGER_JWT_ALGORITHMS: "none" }, "CAPLEDGER_JWT_ALGORITHMS"],
    [{ CAPLEDGER_JWT_ALGORITHMS: "HS256" }, "CAPLEDGER_JWT_ALGORITHMS"],
    [{ CAPLEDGER_JWT_ISSUER: "https://login.example.com" }, "CAPLEDGER_JWT_ISSUER"],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "127.0.0.1:4318" }, "OTEL_EXPORTER_OTLP_ENDPOINT"],
    [{ CAPLEDGER_HOST: "0.0.0.0" }, "CAPLEDGER_HOST"],
    [{ CAPLEDGER_HOST: "::" }, "CAPLEDGER_HOST"],
    [{ CAPLEDGER_HOST: "localhost.example.com" }, "CAPLEDGER_HOST"],
  ])("is said of %j", (environment, variable) => {
    expect(wrong({ environment })).toEqual([expect.stringMatching(new RegExp(`^${variable}: `))]);
  });

  it("is said of keys without an issuer and an audience", () => {
    expect(wrong({ environment: { CAPLEDGER_JWKS: folder } })).toEqual(["CAPLEDGER_JWT_ISSUER: nothing", "CAPLEDGER_JWT_AUDIENCE: nothing"]);
    expect(wrong({ environment: { CAPLEDGER_JWKS: folder, CAPLEDGER_JWT_ISSUER: "a", CAPLEDGER_JWT_AUDIENCE: "b", CAPLEDGER_HOST: "0.0.0.0" } })).toEqual([]);
  });

  it("is said of files that hold no settings, or are none", () => {
    expect(wrong({ file: written("- a\n") })).toEqual(["line 1 : no settings"]);
    expect(wrong({ file: written("port: { a: b }\n") })).toEqual(["line 1 port: no settings"]);
    expect(wrong({ file: written("port: [\n") })).toHaveLength(1);
    expect(wrong({ file: "/nowhere/at/all.yaml" })).toEqual([expect.stringContaining("ENOENT")]);
  });

  it("never says a secret, or a variable of others", () => {
    for (const text of ["s3cret", "key=s3cret%", "key=s3cret%ff"]) expect(wrong({ environment: { OTEL_EXPORTER_OTLP_HEADERS: text } }).join()).toBe("OTEL_EXPORTER_OTLP_HEADERS: a value that is not shown");
    expect(wrong({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: "grpc://me:s3cret@collector.example" } }).join()).toBe('OTEL_EXPORTER_OTLP_ENDPOINT: "grpc://collector.example"');
  });

  it("is said of a folder of books beside a store of books", () => {
    expect(wrong({ options: { store: "ledger.db" }, environment: { CAPLEDGER_BOOKS: folder } })).toEqual(["--store: a store beside a folder of `books`"]);
  });

  it("is told as faults, whatever the texts are", () => {
    const names = fc.constantFrom(...settingNames);
    fc.assert(fc.property(fc.dictionary(names, fc.string()), (texts) => {
      const environment = Object.fromEntries(Object.entries(texts).map(([name, text]) => [settings[name as keyof typeof settings].variable, text]));
      expect(() => wrong({ environment })).not.toThrow();
    }));
  });
});

describe("how it is shown", () => {
  it("hides secrets, and passwords inside URLs", () => {
    const configuration = read({ environment: { OTEL_EXPORTER_OTLP_HEADERS: "key=s3cret", OTEL_EXPORTER_OTLP_ENDPOINT: "https://user:s3cret@collector.example/" } });
    const shown = shownConfiguration(configuration);
    expect(shown).toMatchObject({ "traces-headers": "(hidden)", "traces-endpoint": "https://collector.example/", port: 8787 });
    expect(JSON.stringify(shown)).not.toContain("s3cret");
    expect(shown).not.toHaveProperty("tokens");
  });

  it.each([
    ["/srv/ledger.db", "/srv/ledger.db"],
    ["postgres://me:s3cret@one.example/ledger", "postgres://one.example/ledger"],
    ["postgres://me:s3,c/r@et@one.example/ledger,postgres://me:s3cret@other.example/ledger", "postgres://one.example/ledger,postgres://other.example/ledger"],
    ["postgres://one.example/ledger?user=me&password=s3cret", "postgres://one.example/ledger?(hidden)"],
  ])("shows the store %s as %s", (store, shown) => {
    expect(shownConfiguration(read({ options: { store } }))).toMatchObject({ store: shown });
  });

  it("names every setting in the help and in .env.example, where every line is one that can be read", () => {
    for (const name of settingNames) {
      expect(settingsHelp()).toContain(`  ${name} (${settings[name].variable})`);
      const example = new RegExp(`^# ${settings[name].variable}=(.+)$`, "m").exec(environmentExample())?.[1];
      expect(example, name).toBe(settings[name].example);
    }
    // Files of an example are there or not; everything else must be good as it stands.
    const environment = Object.fromEntries([...environmentExample().matchAll(/^# ((?:CAPLEDGER|OTEL)_\w+)=(.+)$/gm)].map(([, variable = "", text = ""]) => [variable, text.startsWith("/") ? folder : text]));
    expect(Object.keys(environment)).toHaveLength(settingNames.length + 1);
    for (const other of ["CAPLEDGER_BOOKS", "CAPLEDGER_STORE"]) expect(wrong({ environment: { ...environment, [other]: undefined } })).toEqual([]);
  });
});

describe("a loopback address", () => {
  it.each(["127.0.0.1", "127.255.255.254", "::1", "localhost"])("is %s", (address) => {
    expect(isLoopback(address)).toBe(true);
  });
  it.each(["128.0.0.1", "0.0.0.0", "::", "::2", "::ffff:8.8.8.8", "localhost.example.com", "", "127.0.0.1.example.com"])("is not %j", (address) => {
    expect(isLoopback(address)).toBe(false);
  });
});
