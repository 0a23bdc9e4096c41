import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/core/log";
import { awaitUpload, newRequest, requestStore } from "@/lib/core/request";
import { traced } from "@/lib/core/trace";
import type { Line } from "../line/line";
import { answerMetrics, mayReadMetrics, METRICS_PATH } from "../metrics/exposition";
import { areaOf, type Pulse } from "../metrics/registry";
import { logAccess } from "./access-log";
import { admit, allowedMethods } from "./admission";
import { answer, answerAndClose } from "./answer";
import { clientIp } from "./client-ip";
import { contentSecurityPolicy, nonceSource } from "./csp";
import { type Building, depart, type Exchange } from "./departure";
import { passInTurn, waitsInLine } from "./entrance";
import { ownHeaders, ownPage } from "./own-page";
import { headersForNext, type Relay, relayOf } from "./request-headers";
import type { MovingShelf } from "./moving-shelf";
import type { Shelf } from "./shelf";
import { limitReception } from "./reception";
import type { ShelvedAnswer } from "./shelved-page";
import { takeOver } from "./takeover";
import { createTurnstile, type Turnstile } from "./turnstile";

export type Envelope = Building & {
  trustedHops: number;
  fromShelf: Shelf;
  fromMovingShelf: MovingShelf;
  line: Line;
  /** Absent when nobody may read the numbers. */
  metricsToken: string | undefined;
  readPulse: () => Promise<Pulse>;
  next: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

type Ask = { method: string; url: string; path: string; id: string; ip: string; relay: Relay | undefined; isUpload: boolean; sentStatus?: number; cookie?: string | undefined };

type Guarded = Envelope & { uploads: Turnstile };

/** Everything between the socket and Next: who may ask, what Next sees of it, and what leaves. */
export function createEnvelope(envelope: Envelope): (request: IncomingMessage, response: ServerResponse) => void {
  const guarded: Guarded = { ...envelope, uploads: createTurnstile() };
  return (request, response) => {
    const { method = "GET", url = "/" } = request;
    const relay = relayOf(request.headers);
    const ip = relay?.clientIp ?? clientIp(request.socket.remoteAddress, request.headers["x-forwarded-for"]?.toString(), envelope.trustedHops);
    const ask: Ask = { method, url, path: pathOf(url), id: relay?.id ?? newRequestId(), ip, relay, isUpload: false };
    logAccess(response, ask);
    // Next's calls to itself come by the loopback address; the request behind them was admitted.
    if (!relay && isTurnedAway(request, response, ask, guarded)) return;
    limitReception(request, ask.isUpload);
    if (ask.path === METRICS_PATH && mayReadMetrics(request, envelope.metricsToken)) return void answerMetrics(response, ownHeaders(ask, envelope.site), envelope.readPulse);
    const shelved = envelope.fromShelf(request);
    if (shelved) return send(response, ask, shelved);
    const moving = relay ? undefined : envelope.fromMovingShelf(request);
    if (!relay && waitsInLine(ask.path)) return void passThroughLine(request, response, ask, envelope);
    if (!moving) return void passToNext(request, response, ask, envelope);
    void moving.then((found) => (found ? send(response, ask, found) : passToNext(request, response, ask, envelope)));
  };
}

/** Its place inside is free again once Next is done with it, read to the end or not. */
async function passThroughLine(request: IncomingMessage, response: ServerResponse, ask: Ask, envelope: Envelope): Promise<void> {
  const passage = await passInTurn(request, response, ask, envelope);
  if (!passage) return;
  ask.cookie = passage.cookie;
  await passToNext(request, response, ask, envelope).finally(passage.leave);
}

function isTurnedAway(request: IncomingMessage, response: ServerResponse, ask: Ask, { site, uploads }: Guarded): boolean {
  const { host, cookie, "content-length": contentLength, "transfer-encoding": transferEncoding } = request.headers;
  const admission = admit({ method: ask.method, url: ask.url, host, contentLength, transferEncoding, cookie }, site);
  if (admission.kind === "admitted") {
    ask.isUpload = admission.isUpload;
    if (!ask.isUpload || uploads.enter(ask.ip, response)) return false;
    answerAndClose(request, response, ownPage("uploads-busy", ask, site));
    return true;
  }
  if (admission.kind === "refused") {
    const hasBody = transferEncoding !== undefined || Number(contentLength ?? 0) > 0;
    const page = ownPage(admission.refusal, ask, site);
    if (hasBody) answerAndClose(request, response, page);
    else answer(response, page);
  } else if (admission.kind === "moved") {
    answer(response, { status: 308, headers: [...ownHeaders(ask, site), ["Location", admission.location]] });
  } else {
    answer(response, { status: 204, headers: [...ownHeaders(ask, site), ["Allow", allowedMethods]] });
  }
  return true;
}

function send(response: ServerResponse, { id }: Ask, { status, headers, body }: ShelvedAnswer): void {
  response.writeHead(status, [...headers, "X-Request-Id", id]);
  response.end(body);
}

async function passToNext(request: IncomingMessage, response: ServerResponse, ask: Ask, envelope: Envelope): Promise<void> {
  const { site, development, next } = envelope;
  const { method, url, path, id, ip, relay } = ask;
  const context = newRequest(id, ip);
  if (ask.isUpload) request.once("end", () => awaitUpload(context));
  const nonce = randomBytes(16).toString("base64");
  const fromScript = request.headers["next-action"] !== undefined;
  const exchange: Exchange = { method, url, path, fromScript, nonce, context, response, cookie: ask.cookie };
  const policy = development ? undefined : contentSecurityPolicy(site.scheme, { scripts: nonceSource(nonce) });
  const keepsAll = development || relay !== undefined;
  request.headers = headersForNext(request.headers, { site, asker: context, policy, relays: fromScript, keepsAll });
  takeOver(response, (status) => {
    const departure = depart(exchange, envelope, status);
    ask.sentStatus = departure.status;
    return departure;
  });
  try {
    await tracedRequest(ask, response, () => requestStore.run(context, () => next(request, response)));
  } catch (error) {
    log.error({ requestId: id, err: error }, "a request failed outside the application");
    if (response.headersSent) response.destroy();
    else answer(response, ownPage("accident", ask, site));
  }
}

function tracedRequest(ask: Ask, response: ServerResponse, work: () => Promise<void>): Promise<void> {
  const { method, path, id } = ask;
  const facts = { "http.request.method": method, "portail.area": areaOf(path), "portail.request_id": id };
  return traced(`${method} ${areaOf(path)}`, facts, (span) => work().finally(() => span.setAttribute("http.response.status_code", ask.sentStatus ?? response.statusCode)), "SERVER");
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Eight characters to read aloud on the telephone: no 0, O, 1 or I. */
export function newRequestId(): string {
  return Array.from(randomBytes(8), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
