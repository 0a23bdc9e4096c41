import type { IncomingMessage, ServerResponse } from "node:http";
import type { HeaderList } from "./response-headers";

const LINGER_MS = 2_000;

type Answer = { status: number; headers: HeaderList; html?: string };

export function answer(response: ServerResponse, { status, headers, html = "" }: Answer): void {
  const body = Buffer.from(html);
  response.writeHead(status, [...headers.flat(), ...(status === 204 ? [] : ["Content-Length", String(body.length)])]);
  response.end(body);
}

/**
 * Answers a request whose body nobody will read, then closes the connection. It goes on reading for a moment: closing
 * while the other side still sends would destroy the answer on its way.
 */
export function answerAndClose(request: IncomingMessage, response: ServerResponse, { status, headers, html = "" }: Answer): void {
  const body = Buffer.from(html);
  response.writeHead(status, [...headers.flat(), "Content-Length", String(body.length), "Connection", "close"]);
  if (request.method !== "HEAD") response.write(body);
  const timer = setTimeout(() => response.end(), LINGER_MS);
  response.once("close", () => clearTimeout(timer));
  request.once("end", () => response.end());
  request.resume();
}
