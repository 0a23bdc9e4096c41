import "server-only";
import { SpanKind, SpanStatusCode, trace, type Attributes, type Span } from "@opentelemetry/api";

/** Records nothing until server/tracing.ts has registered where traces go. */
const tracer = trace.getTracer("portail-familles");

/** Runs work as a span, under the span that runs already. Only kinds and numbers belong in the attributes: what people typed never leaves by a trace. */
export function traced<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>, kind: keyof typeof SpanKind = "INTERNAL"): Promise<T> {
  return tracer.startActiveSpan(name, { kind: SpanKind[kind], attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The span of a statement that the driver sends later in this turn; the text holds places for values, never values. */
export function tracedStatement<Q extends PromiseLike<unknown>>(text: string, query: Q): Q {
  const span = tracer.startSpan("statement", { kind: SpanKind.CLIENT });
  if (!span.isRecording()) return query;
  const [, verb = "statement", table = ""] = /^\s*(\w+)(?:.*?\b(?:from|into|update)\s+"(\w+)")?/is.exec(text) ?? [];
  span.updateName(`${verb.toLowerCase()} ${table}`.trim());
  span.setAttributes({ "db.system.name": "postgresql", "db.query.text": text });
  const end = () => span.end();
  const fail = () => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  // Asking for the result starts the statement, and the caller may still say in which shape it wants it.
  queueMicrotask(() => void query.then(end, fail));
  return query;
}

/** What became of the form that the present span handles. */
export function traceOutcome(outcome: string): void {
  trace.getActiveSpan()?.setAttribute("portail.outcome", outcome);
}
