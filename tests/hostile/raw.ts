import http from "node:http";
import net from "node:net";
import { watch } from "./marks";

export type RawAnswer = { status: number; headers: http.IncomingHttpHeaders; body: string };
/** `body` goes out as it is, whatever its headers say of it. */
export type RawAsk = { method?: string; path: string; headers?: Record<string, string | string[]>; body?: string | Buffer };

const PATIENCE_MS = 20_000;
export const CUT = 0;

/** A request that says what no browser would: the Host, the origin and the lengths are the caller's. A line cut without an answer has the status 0. */
export function askRaw(origin: string, { method = "GET", path, headers = {}, body }: RawAsk): Promise<RawAnswer> {
  const { port, host } = new URL(origin);
  const isCounted = body !== undefined && headers["transfer-encoding"] === undefined;
  const asked = { host, ...(isCounted && { "content-length": String(Buffer.byteLength(body)) }), ...headers };
  return new Promise((resolve) => {
    const cut = () => resolve({ status: CUT, headers: {}, body: "" });
    const request = http.request({ host: "127.0.0.1", port, method, path, headers: asked, setHost: false, agent: false, timeout: PATIENCE_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", cut);
      response.on("end", () => {
        const answer = { status: response.statusCode ?? CUT, headers: response.headers, body: Buffer.concat(chunks).toString("utf8") };
        watch(`${method} ${path}`, answer.status, JSON.stringify(answer.headers) + answer.body);
        resolve(answer);
      });
    });
    request.on("timeout", () => request.destroy());
    request.on("error", cut);
    request.end(body);
  });
}

/** A request written by hand, with whatever lines no program would send: none or two Hosts. Gives the status and the whole answer. */
export function sendLines(origin: string, first: string, lines: readonly string[]): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let body = "";
    const socket = net.connect(Number(new URL(origin).port), "127.0.0.1", () => socket.write([`${first} HTTP/1.1`, ...lines, "Connection: close", "", ""].join("\r\n")));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(body)?.[1] ?? CUT);
      watch(first, status, body);
      resolve({ status, headers: {}, body });
    });
  });
}
