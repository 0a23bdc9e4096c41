import type { Attributes } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider, type ReadableSpan, type SpanExporter } from "@opentelemetry/sdk-trace-node";

/**
 * Sends the spans of this process to a collector that speaks OTLP over HTTP, and gives what sends the last ones.
 * Callers' own trace headers are not believed: a trace begins at our door.
 */
export function startTracing(process: "web" | "worker", endpoint: string | undefined): () => Promise<void> {
  if (!endpoint) return async () => undefined;
  const own = resourceFromAttributes({ "service.name": "portail-familles", "portail.process": process });
  const provider = new NodeTracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(discreet(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` })))],
  });
  provider.register({ propagator: null });
  return () => provider.shutdown();
}

/** Next and the driver write addresses with their query, and errors with their values, on spans of their own: only these leave. */
const isHarmless = /^(?:http\.(?:method|route|status_code|request\.method|response\.status_code)|next\.(?:route|span_type|segment|page|rsc)|db\.(?:system\.name|query\.text)|portail\.\w+)$/;

function discreet(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(harmless), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

function harmless(span: ReadableSpan): ReadableSpan {
  const attributes: Attributes = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => isHarmless.test(name)));
  const own = { name: span.name.replace(/\?.*/s, ""), attributes, events: [], status: { code: span.status.code } };
  return Object.create(span, Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value, enumerable: true }]))) as ReadableSpan;
}
