import { database } from "@/db/client";
import type { Context, DeskActor, ParentActor, StaffActor, SystemActor, Visitor } from "@/db/context";
import { findSignedIn } from "@/lib/accounts/queries";
import { hashToken } from "@/lib/core/crypto";
import type { Id } from "@/lib/core/ids";
import { findSignedInStaff } from "@/lib/staff/queries";
import { aBrowser, type Browser } from "./builders/browser";
import type { Staff } from "./builders/staff";

/** The moment every use case is told; deadlines compare with the database's clock, see `timePasses`. */
export const NOW = new Date("2026-12-07T10:30:00Z");

/** Anybody, as a door that asks for no session would build it. */
export function asVisitor(browser: Browser = aBrowser()): Context<Visitor> {
  return { db: database(), actor: { kind: "visitor" }, now: NOW, client: { ...browser } };
}

/** The parent signed in there, as the gate reads it; fails when the session is dead. */
export async function asParent(browser: Browser): Promise<Context<ParentActor>> {
  const found = await signedIn(browser);
  if (!found) throw new Error("nobody is signed in in this browser");
  const { accountId, sessionId, hasSteppedUp, maySeeHealth } = found;
  return { ...asVisitor(browser), actor: { kind: "parent", accountId, sessionId, hasSteppedUp, maySeeHealth } };
}

/** Who the gate sees behind this browser's cookie, if anybody. */
export async function signedIn({ sessionToken }: Browser) {
  return sessionToken === undefined ? undefined : findSignedIn(database(), hashToken(sessionToken));
}

/** The member of staff signed in there, as the gate reads it; fails when the session is dead. */
export async function asStaff({ browser }: Staff): Promise<Context<StaffActor>> {
  const found = await findSignedInStaff(database(), hashToken(browser.staffToken));
  if (!found) throw new Error("no member of staff is signed in in this browser");
  const { accountId, sessionId, role, centerIds, hasSteppedUp } = found;
  return { ...asVisitor(browser), actor: { kind: "staff", accountId, sessionId, role, centerIds, hasSteppedUp } };
}

/** The same, serving a family whose caller was verified. */
export async function asDesk(staff: Staff, { id: familyId }: { id: Id<"family"> }): Promise<Context<DeskActor>> {
  const ctx = await asStaff(staff);
  return { ...ctx, actor: { ...ctx.actor, familyId } };
}

/** A job of the worker. */
export function asSystem(): Context<SystemActor> {
  return { db: database(), actor: { kind: "system" }, now: NOW, client: { ip: "", userAgent: "", requestId: "JOB-TEST" } };
}
