/**
 * Traces by OpenTelemetry, sent as OTLP over HTTP. This file is loaded only where an endpoint is
 * configured: its packages take longer to load than the rest of the service.
 */
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, defaultTextMapGetter } from "@opentelemetry/api";
import { W3CTraceContextPropagator, setGlobalErrorHandler } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { Traced, Traces } from "./traced.ts";

export interface Destination {
  /** The collector's base URL; traces go to its /v1/traces. */
  readonly endpoint: string;
  /** name=value with commas between them, percent-encoded as OpenTelemetry asks. */
  readonly headers?: string | undefined;
  /** Told why traces could not be sent: they are lost, and nothing else is. */
  readonly onFailure?: (reason: string) => void;
}

const INTERNAL_ERROR = 500;

export function tracesTo({ endpoint, headers = "", onFailure = () => undefined }: Destination): Traces {
  const failed = (error: unknown): void => {
    onFailure(error instanceof Error ? error.message : String(error));
  };
  setGlobalErrorHandler(failed);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces`, headers: headersOf(headers) });
  const provider = new BasicTracerProvider({ resource: resourceFromAttributes({ "service.name": "capital-ledger" }), spanProcessors: [new BatchSpanProcessor(exporter)] });
  const tracer = provider.getTracer("capital-ledger");
  const propagator = new W3CTraceContextPropagator();
  return {
    begin: ({ method, path, traceparent, tracestate }) => {
      const parent = propagator.extract(ROOT_CONTEXT, { traceparent, tracestate }, defaultTextMapGetter);
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes: { "http.request.method": method, "url.path": path } }, parent);
      return {
        traceId: span.spanContext().traceId,
        end: ({ route, status, requestId, principal }: Parameters<Traced["end"]>[0]) => {
          span.updateName(`${method} ${route}`);
          span.setAttributes({ "http.route": route, "http.response.status_code": status, "capledger.request_id": requestId, "enduser.id": principal });
          if (status >= INTERNAL_ERROR) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    close: () => provider.shutdown().catch(failed),
  };
}

function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split(",").filter((each) => each !== "").map((each) => {
    const [name = "", ...value] = each.split("=");
    return [name.trim(), decodeURIComponent(value.join("=").trim())];
  }));
}
