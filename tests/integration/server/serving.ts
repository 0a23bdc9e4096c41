import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createEnvelope, newRequestId, type Envelope } from "@/server/envelope/envelope";
import { createHttpServer, listen } from "@/server/envelope/http-server";
import { renderByLoopback } from "@/server/envelope/loopback";
import { movingShelf } from "@/server/envelope/moving-shelf";
import type { PrerenderedPage } from "@/server/envelope/prerendered";
import { shelve } from "@/server/envelope/shelf";
import { siteOf } from "@/server/envelope/site";
import { createLine, type Line } from "@/server/line/line";

export const town = siteOf("https://familles.example");

export const METRICS_TOKEN = "a-token-that-only-the-operator-knows";
const pulse = { mailsPending: 3, oldestDueSeconds: 0, mailsDeadToday: 1, jobsLate: 0, offersOver: 0, tasksOpen: 2 };

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Ask = { method?: string; headers?: OutgoingHttpHeaders; body?: string };
type Next = Envelope["next"];

const open: Server[] = [];

/** Closes what the test opened. Call it in afterEach. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve).closeAllConnections())));
}

/** The envelope on a real port, around a function that stands for Next. */
export async function serve(next: Next, pages: PrerenderedPage[] = [], trustedHops = 0, line: Line = createLine()): Promise<{ server: Server; port: number }> {
  const fromShelf = shelve(pages, town);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const portOf = () => (server.address() as AddressInfo).port;
  const fromMovingShelf = movingShelf({ render: renderByLoopback(town, newRequestId, portOf), site: town });
  const envelope = createEnvelope({ site: town, development: false, pages: byPath, fromShelf, fromMovingShelf, line, trustedHops, metricsToken: METRICS_TOKEN, readPulse: async () => pulse, next });
  const server = createHttpServer(town, envelope);
  open.push(server);
  await listen(server, 0);
  return { server, port: portOf() };
}

export function ask(port: number, path: string, { method = "GET", headers = {}, body = "" }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers: { host: town.host, ...(body && { "content-length": Buffer.byteLength(body) }), ...headers } });
    sent.once("error", reject);
    sent.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    sent.end(body);
  });
}

/** Writes bytes as they are and reads until the other side closes. */
export function say(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let heard = "";
    socket.on("data", (chunk) => (heard += chunk.toString())).once("error", reject).once("close", () => resolve(heard));
  });
}
