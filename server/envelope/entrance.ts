import type { IncomingMessage, ServerResponse } from "node:http";
import type { Line, Queued, Verdict } from "../line/line";
import { type KeptTicket, needsRenewal, newTicket, readTicket, type Ticket, ticketCookie } from "../line/ticket";
import { countTurnedAway } from "../metrics/registry";
import { answer, answerAndClose } from "./answer";
import { ownHeaders, ownPage } from "./own-page";
import { queuePage } from "./queue-page";
import type { Site } from "./site";

const BOOKING = /^\/famille\/reserver(?![^/.;])/;

type Ask = { method: string; url: string; path: string; id: string };
/** `cookie`: what the answer must set so that the next steps keep the seniority of this one. */
export type Passage = { cookie: string | undefined; leave: () => void };

/** Only the pages that book wait; an address written in an unusual way is read as Next reads it. */
export function waitsInLine(path: string): boolean {
  try {
    return BOOKING.test(decodeURIComponent(path).replace(/\/{2,}/g, "/"));
  } catch {
    return false;
  }
}

/** Lets a request in when its turn comes; else answers it, with its place in line or with where it stands, and resolves to nothing. */
export async function passInTurn(request: IncomingMessage, response: ServerResponse, ask: Ask, { line, site }: { line: Line; site: Site }): Promise<Passage | undefined> {
  const kept = readTicket(request.headers.cookie, site.scheme, Date.now());
  const ticket = kept ?? newTicket(Date.now());
  const verdict = await line.ask(ticket, ask.method === "POST", (forget) => response.once("close", forget));
  if (verdict.kind === "in") return { cookie: cookieFor(ticket, kept, site), leave: verdict.leave };
  turnAway(request, response, ask, { verdict, ticket, site });
  return undefined;
}

function cookieFor(ticket: Ticket, kept: KeptTicket | undefined, { scheme }: Site): string | undefined {
  const now = Date.now();
  return needsRenewal(kept, now) ? ticketCookie(ticket, scheme, now) : undefined;
}

type Turn = { verdict: Exclude<Verdict, { kind: "in" }>; ticket: Ticket; site: Site };

function turnAway(request: IncomingMessage, response: ServerResponse, ask: Ask, { verdict, ticket, site }: Turn): void {
  const cookie = ["Set-Cookie", ticketCookie(ticket, site.scheme, Date.now())] as const;
  countTurnedAway(verdict.kind === "queued" ? "place" : "crowded");
  if (verdict.kind === "queued") return tellPlace(request, response, ask, { verdict, cookie, site });
  const { status, html, headers } = ownPage("crowded", ask, site);
  answerAndClose(request, response, { status, html, headers: [...headers, cookie] });
}

/** Next's script asks for data: anything else than data makes it load the page, which is then the queue's. */
function tellPlace(request: IncomingMessage, response: ServerResponse, ask: Ask, told: { verdict: Queued; cookie: readonly [string, string]; site: Site }): void {
  const { verdict, cookie, site } = told;
  const wantsData = request.headers.rsc !== undefined;
  const when = [wantsData ? "Retry-After" : "Refresh", String(verdict.reloadS)] as const;
  const headers = [...ownHeaders(ask, site), ["Content-Type", "text/html; charset=utf-8"] as const, when, cookie];
  answer(response, { status: wantsData ? 503 : 200, headers, html: queuePage(verdict, ask.url) });
}
