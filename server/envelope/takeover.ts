import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** What leaves once Next has chosen a status: its own body under `status`, or `html` in its place. */
export type Departure = { status: number; html?: string };

const ofTheReplacedBody = [
  "content-encoding", "content-length", "content-range", "etag", "last-modified", "link", "location", "refresh",
  "set-cookie", "transfer-encoding", "x-action-redirect",
];

/**
 * Lets `depart` see Next's status and headers just before they leave, and set the final ones. When it gives a page,
 * what Next writes is dropped, with the headers that spoke of it: its cookies too, so that a failure signs nobody out.
 */
export function takeOver(response: ServerResponse, depart: (status: number) => Departure): void {
  const native = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
  };
  let settled: { status: number; replacement?: Buffer } | undefined;

  const settle = (status: number) => {
    if (settled) return settled;
    const { status: final, html } = depart(status);
    settled = { status: final };
    if (html === undefined) return settled;
    const replacement = Buffer.from(html);
    for (const name of ofTheReplacedBody) response.removeHeader(name);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Length", replacement.length);
    return (settled = { status: final, replacement });
  };

  const writeHead = (status: number, ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]) => {
    setAll(response, rest.at(-1));
    response.statusMessage = "";
    return native.writeHead(settle(status).status);
  };
  const write = (...given: Parameters<typeof native.write>) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return settled?.replacement ? true : native.write(...given);
  };
  const end = (...given: Parameters<typeof native.end>) => {
    const { replacement } = settle(response.statusCode);
    return replacement ? native.end(replacement) : native.end(...given);
  };
  Object.assign(response, { writeHead, write, end });
}

function setAll(response: ServerResponse, headers: string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined): void {
  if (headers === undefined || typeof headers === "string" || Array.isArray(headers)) return;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
}
