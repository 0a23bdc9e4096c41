import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Context, DeskActor } from "@/db/context";
import { isId, type Id } from "@/lib/core/ids";
import { readAgain } from "@/lib/core/loader";
import { requireStaff, type StaffContext } from "@/lib/staff/gates";
import { familyExists, findOpenCall, type OpenCall } from "./queries";
import { familyPath } from "./rules";
import { viewPortal } from "./use-cases/view-portal";

export type ServedFamily = Context<DeskActor> & { person: StaffContext["person"]; family: { id: Id<"family"> }; call: OpenCall };

const existing = cache((db: Context["db"], familyId: Id<"family">) => readAgain(() => familyExists(db, familyId)));
const openCall = cache((db: Context["db"], familyId: Id<"family">, sessionId: Id<"session">) => readAgain(() => findOpenCall(db, familyId, sessionId)));

/** Whoever may serve families, and a family that is there. Its data stay closed: the caller may not be verified yet. */
export async function requireKnownFamily(familyIdClaim: string, path: string): Promise<{ ctx: StaffContext; familyId: Id<"family">; call: OpenCall | undefined }> {
  const ctx = await requireStaff("serve-families", path);
  if (!isId("family", familyIdClaim) || !(await existing(ctx.db, familyIdClaim))) notFound();
  return { ctx, familyId: familyIdClaim, call: await openCall(ctx.db, familyIdClaim, ctx.actor.sessionId) };
}

/** The family whose caller was verified in this session; otherwise the page that asks for the facts. Unknown: the same 404 as elsewhere. */
export async function requireServedFamily(familyIdClaim: string, path: string): Promise<ServedFamily> {
  const { ctx, familyId, call } = await requireKnownFamily(familyIdClaim, path);
  if (!call) redirect(familyPath(familyId));
  return { ...ctx, actor: { ...ctx.actor, familyId }, family: { id: familyId }, call };
}

/** The portal of a served family, about to be looked at: the family reads in its history that it was. */
export async function openPortal(familyIdClaim: string): Promise<ServedFamily> {
  const ctx = await requireServedFamily(familyIdClaim, "/admin/familles");
  await viewPortal(ctx);
  return ctx;
}
