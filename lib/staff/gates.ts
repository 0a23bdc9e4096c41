import "server-only";
import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Context, StaffActor } from "@/db/context";
import { visit } from "@/lib/accounts/gates";
import { hashToken } from "@/lib/core/crypto";
import { readAgain } from "@/lib/core/loader";
import { mayDo, type Right } from "./policy";
import { findSignedInStaff } from "./queries";
import { keepStaffSessionAlive } from "./use-cases/keep-staff-session-alive";

export type StaffContext = Context<StaffActor> & { person: { givenName: string; familyName: string } };

/** The member of staff signed in here, read fresh once per request; undefined for anybody else, parents included. */
export const findStaff = cache(async (): Promise<StaffContext | undefined> => {
  const context = await visit();
  const { staffToken } = context.client;
  const found = staffToken ? await readAgain(() => findSignedInStaff(context.db, hashToken(staffToken))) : undefined;
  if (!found) return undefined;
  const { accountId, sessionId, role, centerIds, hasSteppedUp, isStale, ...person } = found;
  if (isStale) await keepStaffSessionAlive(context.db, sessionId);
  return { ...context, actor: { kind: "staff", accountId, sessionId, role, centerIds, hasSteppedUp }, person };
});

/** A member of staff, whatever the role, or the staff sign-in page, which leads back to `path`. */
export async function requireAnyStaff(path: string): Promise<StaffContext> {
  const context = await findStaff();
  return context ?? redirect(`/admin/connexion?suite=${encodeURIComponent(path)}` as Route);
}

/** A member of staff who holds the right. Signed in without it: the same 404 as for a page that is not there. */
export async function requireStaff(right: Right, path: string): Promise<StaffContext> {
  const context = await requireAnyStaff(path);
  return mayDo(context.actor, right) ? context : notFound();
}
