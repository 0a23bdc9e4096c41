import "server-only";
import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Context, StaffActor, Visitor } from "@/db/context";
import { visit } from "@/lib/accounts/gates";
import { SECOND_MS } from "@/lib/core/clock";
import { hashToken } from "@/lib/core/crypto";
import { readAgain } from "@/lib/core/loader";
import { readStepToken } from "./adapters/cookies";
import { mayDo, type Right } from "./policy";
import { findSignedInStaff, findStep } from "./queries";
import { staffLifetimes } from "./rules";
import { keepStaffSessionAlive } from "./use-cases/keep-staff-session-alive";

export type StaffContext = Context<StaffActor> & { person: { givenName: string; familyName: string }; secondsLeft: number };

/** The member of staff signed in here, read fresh once per request; undefined for anybody else, parents included. */
export const findStaff = cache(async (): Promise<StaffContext | undefined> => {
  const context = await visit();
  const { staffToken } = context.client;
  const found = staffToken ? await readAgain(() => findSignedInStaff(context.db, hashToken(staffToken))) : undefined;
  if (!found) return undefined;
  const { accountId, sessionId, role, centerIds, hasSteppedUp, isStale, secondsLeft: untilTheEnd, ...person } = found;
  if (isStale) await keepStaffSessionAlive(context.db, sessionId);
  const secondsLeft = Math.floor(Math.min(untilTheEnd, (staffLifetimes.sessionIdle - staffLifetimes.sessionRefresh) / SECOND_MS));
  return { ...context, secondsLeft, actor: { kind: "staff", accountId, sessionId, role, centerIds, hasSteppedUp }, person };
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

/** Before an act that matters: the second factor given less than ten minutes ago, or the page that asks for it and leads back to `path`. */
export function requireSteppedUp<C extends StaffContext>(context: C, path: string): C {
  return context.actor.hasSteppedUp ? context : redirect(`/admin/verification?suite=${encodeURIComponent(path)}` as Route);
}

/** Whoever has just given a right password in this browser, or the page that asks for it. */
export async function requireStep(): Promise<Context<Visitor> & { stepToken: string; step: NonNullable<Awaited<ReturnType<typeof findStep>>> }> {
  const context = await visit();
  const stepToken = await readStepToken();
  const step = stepToken ? await readAgain(() => findStep(context.db, hashToken(stepToken))) : undefined;
  return stepToken && step ? { ...context, stepToken, step } : redirect("/admin/connexion?fait=recommencer");
}
