import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { FORM_TYPE, formBody, type Field } from "./forms";

/** What a browser sends: a form, or what a script says. */
export type Sent = readonly Field[] | { json: unknown };

const LONGEST_ANSWER_MS = 60_000;
const LONGEST_WAIT_MS = 20 * 60_000;
const COMES_BACK_AFTER_MS = 500;

export type Page = { status: number; url: string; location: string | undefined; html: string };
/** One answer: how long it took, whatever it said. */
export type Sample = { kind: "page" | "queue" | "booking" | "sent-back" | "cut"; ms: number; status: number; at: number };
/** `comesBack`: asks again when the line is cut, as somebody does whose page did not load. */
type Person = { site: string; agent: http.Agent; ip: string; cookies: Record<string, string>; note: (sample: Omit<Sample, "at">) => void; comesBack?: boolean };
export type Answer = { status: number; headers: http.IncomingHttpHeaders; html: string; ms: number };

/** A browser without scripts: keeps its cookies, and waits in line as the queue page tells it. */
export function openBrowser({ site, agent, ip, cookies, note, comesBack = false }: Person) {
  const jar = new Map(Object.entries(cookies));
  const waited = { metQueue: false, longestMs: 0, places: [] as number[] };

  const ask = async (url: string, sent?: Sent): Promise<Answer> => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "), "x-forwarded-for": ip, accept: "text/html", "accept-encoding": "identity" };
    const answer = await send(agent, new URL(url, site), headers, sent);
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer;
  };

  const askOrCut = async (givesUpAt: number, url: string, fields?: readonly Field[]): Promise<Answer | undefined> => {
    try {
      return await ask(url, fields);
    } catch (error) {
      if (!comesBack || performance.now() > givesUpAt) throw error;
      note({ kind: "cut", ms: 0, status: 0 });
      await pause(COMES_BACK_AFTER_MS);
      return undefined;
    }
  };

  /** Asks until something else than « wait » is answered. */
  const inLine = async (url: string, kind: "page" | "booking", fields?: readonly Field[]): Promise<Page> => {
    const arrived = performance.now();
    for (;;) {
      const answer = await askOrCut(arrived + LONGEST_WAIT_MS, url, fields);
      if (!answer) continue;
      const { status, headers, html, ms } = answer;
      const delay = headers.refresh ?? (status === 503 ? headers["retry-after"] : undefined);
      if (delay === undefined || performance.now() - arrived > LONGEST_WAIT_MS) {
        note({ kind, ms, status });
        return { status, url, location: headers.location, html };
      }
      note({ kind: headers.refresh === undefined ? "sent-back" : "queue", ms, status });
      waited.metQueue = true;
      waited.places.push(Number(/Il y a ([\d\s]+) personne/.exec(html)?.[1]?.replace(/\s/g, "") ?? 0));
      await pause(Number(delay) * 1_000);
      waited.longestMs = Math.max(waited.longestMs, performance.now() - arrived);
    }
  };

  return { waited, ask, visit: (url: string) => inLine(url, "page"), send: (url: string, fields: readonly Field[]) => inLine(url, "booking", fields) };
}

const written = (sent: Sent): [type: string, body: string] => ("json" in sent ? ["application/json", JSON.stringify(sent.json)] : [FORM_TYPE, formBody(sent)]);

function send(agent: http.Agent, url: URL, headers: http.OutgoingHttpHeaders, sent: Sent | undefined): Promise<Answer> {
  const started = performance.now();
  const [type, body] = sent === undefined ? [] : written(sent);
  const posted = body === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(body), origin: url.origin, "sec-fetch-site": "same-origin" };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method: body === undefined ? "GET" : "POST", hostname: "127.0.0.1", headers: { ...headers, ...posted, host: url.host }, timeout: LONGEST_ANSWER_MS });
    request.once("timeout", () => request.destroy(new Error("no answer within a minute")));
    request.once("error", reject);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk)).once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, html: Buffer.concat(chunks).toString(), ms: performance.now() - started }));
    });
    request.end(body);
  });
}
