import { randomBytes, timingSafeEqual } from "node:crypto";
import { pseudonym } from "@/lib/core/crypto";

/** A browser's place in the line: when it came, to the microsecond, and a name drawn at random. */
export type Ticket = { stamp: number; id: string };
export type KeptTicket = Ticket & { issuedAt: number };

const MINUTE_MS = 60_000;
/** A ticket lives this long after each answer that renews it: what the queue page promises. */
export const KEPT_MINUTES = 20;
/** Nobody keeps a seniority for longer, however often the page reloads. */
export const OLDEST_MS = 60 * MINUTE_MS;
/** Machines that share a portal may disagree by so much. */
const AHEAD_MS = 5_000;
const RENEWED_AFTER_MS = 5 * MINUTE_MS;
const SHAPE = /^([0-9a-z]{9,12})\.([0-9a-z]{7,10})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{43})$/;

let latest = 0;

/** Stamps of one process never repeat, so that its newcomers have an order. */
export function newTicket(now: number): Ticket {
  latest = Math.max(now * 1_000, latest + 1);
  return { stamp: latest, id: randomBytes(12).toString("base64url") };
}

function nameFor(scheme: "http" | "https"): string {
  return scheme === "https" ? "__Host-pf_file" : "pf_file";
}

function signature(stamp: string, issued: string, id: string): string {
  return pseudonym("line", `${stamp}.${issued}.${id}`);
}

/** The ticket that a browser sent; absent when forged, from the future, or too old. Any process that has the secret honours it. */
export function readTicket(cookies: string | undefined, scheme: "http" | "https", now: number): KeptTicket | undefined {
  const name = `${nameFor(scheme)}=`;
  const sent = cookies?.split(";").map((each) => each.trim()).find((each) => each.startsWith(name));
  const [, stamp, issued, id, signed] = SHAPE.exec(sent?.slice(name.length) ?? "") ?? [];
  if (!stamp || !issued || !id || !signed) return undefined;
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(signature(stamp, issued, id)))) return undefined;
  const ticket = { stamp: Number.parseInt(stamp, 36), id, issuedAt: Number.parseInt(issued, 36) };
  return isCurrent(ticket, now) ? ticket : undefined;
}

function isCurrent({ stamp, issuedAt }: KeptTicket, now: number): boolean {
  const cameAt = stamp / 1_000;
  const isPast = cameAt <= now + AHEAD_MS && issuedAt <= now + AHEAD_MS;
  return isPast && now - cameAt < OLDEST_MS && now - issuedAt < KEPT_MINUTES * MINUTE_MS;
}

/** What `Set-Cookie` says to keep a ticket for another twenty minutes. */
export function ticketCookie({ stamp, id }: Ticket, scheme: "http" | "https", now: number): string {
  const [came, issued] = [stamp.toString(36), now.toString(36)];
  const value = `${came}.${issued}.${id}.${signature(came, issued, id)}`;
  return `${nameFor(scheme)}=${value}; Max-Age=${KEPT_MINUTES * 60}; Path=/; HttpOnly; SameSite=Lax${scheme === "https" ? "; Secure" : ""}`;
}

export function needsRenewal(ticket: KeptTicket | undefined, now: number): boolean {
  return ticket === undefined || now - ticket.issuedAt > RENEWED_AFTER_MS;
}
