import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { traced } from "@/lib/core/trace";
import { startTracing } from "@/server/tracing";
import { testDatabase } from "@/tests/support/database";
import { ask, closeAll, serve } from "./serving";

type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: { key: string; value: Record<string, unknown> }[]; events?: unknown[]; status: Record<string, unknown> };
type Sent = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };

const database = testDatabase();
const bodies: string[] = [];
let collector: Server;
let stop: () => Promise<void>;

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      bodies.push(`${request.url} ${body}`);
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  stop = startTracing("web", `http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
});

afterEach(closeAll);
afterAll(() => void collector.close());

test("a request, its transaction and its statements are one trace, without anything anybody typed", async () => {
  const { port } = await serve(async (_request, response) => {
    await database.transaction((tx) => tx.select({ id: account.id }).from(account).where(eq(account.givenName, "canari")));
    await database.execute(sql`select ${"canari"}::integer`).catch(() => undefined);
    await traced("https://portail.example/lien?jeton=canari", { "http.target": "/lien?jeton=canari" }, async (span) => span.recordException(new Error("canari")));
    response.end("done");
  });
  await ask(port, "/famille/enfants/chd_00000000000000000000?jeton=canari", { headers: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } });
  await stop();

  const sent = bodies.join("\n");
  expect(sent).not.toContain("canari");
  expect(sent).not.toContain("0af7651916cd43dd8448eb211c80319c");
  const spans = bodies.flatMap((body) => (JSON.parse(body.replace("/v1/traces ", "")) as Sent).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
  const named = (name: string) => spans.find((span) => span.name === name);
  const request = named("GET famille");
  const transaction = named("transaction");
  expect(request?.attributes).toContainEqual({ key: "http.response.status_code", value: { intValue: 200 } });
  expect(transaction).toMatchObject({ traceId: request?.traceId, parentSpanId: request?.spanId });
  expect(named("select account")).toMatchObject({ traceId: request?.traceId, parentSpanId: transaction?.spanId });
  expect(spans.find(({ status }) => status.code === 2)).toMatchObject({ name: "select" });
  expect(spans.every(({ events }) => !events?.length)).toBe(true);
});
