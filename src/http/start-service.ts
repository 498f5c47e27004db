/** The service as it is configured: who is let in, what is logged and traced, and where it listens. */
import { Access } from "../access/access.ts";
import type { Doors } from "../access/access.ts";
import type { Configuration } from "../configuration/settings.ts";
import { shownConfiguration } from "../configuration/show-configuration.ts";
import type { Books } from "../library/library.ts";
import { logTo, standardError } from "../observability/log.ts";
import type { Log } from "../observability/log.ts";
import type { Traces } from "../observability/traced.ts";
import type { Page } from "./page-files.ts";
import { serve } from "./serve.ts";
import type { Served } from "./serve.ts";
import { createService } from "./service.ts";

/** Throws `Faults` where a file that the configuration names cannot be used, or the address not be had. */
export async function startService(library: Books, configuration: Configuration, page?: Page): Promise<Served> {
  const lines = standardError();
  const log = logTo(lines, configuration.log);
  const access = accessOf(configuration, log);
  const traces = await tracesOf(configuration, log);
  const { origins, rate, "body-bytes": bodyBytes, "answer-seconds": answerSeconds } = configuration;
  const stopping = new AbortController();
  const service = createService(library, { access, log, traces, origins, rate, bodyBytes, answerSeconds, stopping: stopping.signal }, page);
  const { host: hostname, port, hosts, "receive-seconds": receiveSeconds, "grace-seconds": graceSeconds, connections } = configuration;
  const onRefused = (code: string): void => {
    log.info({ code }, "refused before there was a request");
  };
  const { url, close } = await serve(service, { port, hostname, hosts, receiveSeconds, graceSeconds, connections, onRefused });
  log.info({ url, configuration: shownConfiguration(configuration) }, "listening");
  return {
    url,
    close: async () => {
      log.info("stopping");
      stopping.abort();
      await close();
      await Promise.all([access?.close(), traces?.close()]);
      log.info("stopped");
      lines.flush();
    },
  };
}

function accessOf({ tokens, jwks, "jwt-issuer": issuer, "jwt-audience": audience, "jwt-algorithms": algorithms }: Configuration, log: Log): Access | undefined {
  if (tokens === undefined && jwks === undefined) return undefined;
  const onFailure: Doors["onFailure"] = (error) => {
    log.error({ err: error }, "tokens cannot be read or written");
  };
  return new Access({ tokens, issuer: jwks === undefined || issuer === undefined || audience === undefined ? undefined : { jwks, issuer, audience, algorithms }, onFailure });
}

/** OpenTelemetry is loaded only where it has somewhere to send to. */
async function tracesOf({ "traces-endpoint": endpoint, "traces-headers": headers }: Configuration, log: Log): Promise<Traces | undefined> {
  if (endpoint === undefined) return undefined;
  const { tracesTo } = await import("../observability/traces.ts");
  const onFailure = (reason: string): void => {
    log.warn({ reason }, "traces cannot be sent");
  };
  return tracesTo({ endpoint, headers, onFailure });
}
