/** A request that is traced, told apart from what traces it: the packages of OpenTelemetry load only where they are wanted. */
export interface Traces {
  /** Begins a span, under the caller's own where it sends a `traceparent` (W3C Trace Context). */
  begin: (request: { readonly method: string; readonly path: string; readonly traceparent: string | undefined; readonly tracestate: string | undefined }) => Traced;
  /** Sends what there is, and no more. */
  close: () => Promise<void>;
}

export interface Traced {
  readonly traceId: string;
  end: (answer: { readonly route: string; readonly status: number; readonly requestId: string; readonly principal: string }) => void;
}
