import net from "node:net";
import { watch } from "./marks";
import type { Outcome, Stage } from "./stage";

const INNER_PATH = "/zq-second-request";
const PATIENCE_MS = 4_000;

type Try = { what: string; head: readonly string[]; body: string; first?: string; ends?: string };

/** A proxy in front and the portal may not read two requests where one was sent: what is ambiguous is answered once, then the line is cut. */
export async function smuggleRequests({ origin }: Stage): Promise<Outcome> {
  const { host, port } = new URL(origin);
  const findings: string[] = [];
  const tries = [...ambiguous(host), ...clear(host)];
  const answers = await Promise.all(tries.map(async (each) => [each, await send(Number(port), host, each)] as const));
  for (const [each, said] of answers) {
    const heads = [...said.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)).filter((status) => status >= 200);
    watch(each.what, heads[0] ?? 0, said);
    if (heads.some((status) => status >= 500)) findings.push(`${each.what}: ${heads.join(" ")}`);
    if (heads.length > 1 || said.includes(INNER_PATH)) findings.push(`${each.what} was read as ${heads.length} requests: ${heads.join(" ")}`);
    if (ambiguous(host).some(({ what }) => what === each.what) && heads.some((status) => status < 400)) findings.push(`${each.what} was let in: ${heads.join(" ")}`);
  }
  return { asked: tries.length, findings };
}

const inner = (host: string) => `GET ${INNER_PATH} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const inChunks = (text: string) => `0\r\n\r\n${text}`;
const lengthOf = (text: string) => Buffer.byteLength(text);

function ambiguous(host: string): Try[] {
  const second = inner(host);
  const chunked = inChunks(second);
  const both = (what: string, ...head: string[]): Try => ({ what, head, body: chunked });
  return [
    both("a length, then pieces", `Content-Length: ${lengthOf(chunked)}`, "Transfer-Encoding: chunked"), both("pieces, then a length", "Transfer-Encoding: chunked", `Content-Length: ${lengthOf(chunked)}`), both("pieces alone", "Transfer-Encoding: chunked"),
    both("pieces said twice", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"), both("pieces, unknown", "Transfer-Encoding: xchunked"), both("pieces in capitals", "Transfer-Encoding: CHUNKED"), both("pieces after a space", "Transfer-Encoding : chunked"), both("pieces after a tab", "Transfer-Encoding:\tchunked"),
    both("pieces on a folded line", "Transfer-Encoding:", " chunked"), both("pieces behind a vertical tab", "Transfer-Encoding: \vchunked"), both("pieces behind a lone line feed", "X-A: b\nTransfer-Encoding: chunked"), both("pieces behind a lone carriage return", "X-A: b\rTransfer-Encoding: chunked"), both("pieces, then gzip", "Transfer-Encoding: chunked, gzip"),
    both("two lengths", "Content-Length: 5", `Content-Length: ${lengthOf(chunked)}`), both("two lengths in one", "Content-Length: 5, 5"), both("a length with a sign", "Content-Length: +5"), both("a length in hexadecimal", "Content-Length: 0x10"), both("a length and a word", "Content-Length: 5abc"), both("a negative length", "Content-Length: -1"), both("a length with a space inside", "Content-Length: 5 5"), both("a length too long to count", `Content-Length: ${"9".repeat(30)}`),
    { what: "a request by HTTP/2 in clear", head: [], body: second, first: "PRI * HTTP/2.0" }, { what: "a request for another site", head: [], body: "", first: "GET http://evil.example/ HTTP/1.1" }, { what: "a tunnel", head: [], body: second, first: "CONNECT evil.example:443 HTTP/1.1" },
    { what: "a path with a second request in it", head: [], body: "", first: `GET /\tHTTP/1.1\r\nHost:${host}\r\n\r\nGET ${INNER_PATH} HTTP/1.1` },
  ];
}

/** What every reader reads alike, with a second request where only a body is. */
function clear(host: string): Try[] {
  const second = inner(host);
  const length = `Content-Length: ${lengthOf(second)}`;
  const type = "Content-Type: application/x-www-form-urlencoded";
  return [
    ...["/", "/connexion", "/famille", "/admin", "/_next/static/none.js", "/couleurs", "/api/health/live", "/calendrier?jeton=x"].flatMap((path): Try[] => [
      { what: `a body posted to ${path}`, head: [length, type], body: second, first: `POST ${path} HTTP/1.1` },
      { what: `a body sent along to read ${path}`, head: [length], body: second, first: `GET ${path} HTTP/1.1` },
    ]),
    { what: "a body behind an upgrade", head: [length, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"], body: second }, { what: "a body behind a websocket", head: [length, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"], body: second, first: "GET / HTTP/1.1" },
    { what: "a body too large, never sent", head: ["Content-Length: 99999999"], body: second }, { what: "a body that waits to be asked for", head: [length, "Expect: 100-continue"], body: second },
  ];
}

/** Writes it all at once and listens until the line falls silent. */
function send(port: number, host: string, { head, body, first = "POST /connexion HTTP/1.1" }: Try): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write([first, `Host: ${host}`, ...head, "", body].join("\r\n")));
    const end = setTimeout(() => socket.destroy(), PATIENCE_MS);
    socket.on("data", (chunk: Buffer) => (said += chunk.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(end);
      resolve(said);
    });
  });
}
