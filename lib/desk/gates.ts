import "server-only";
import { notFound, redirect } from "next/navigation";
import { requireServedFamily } from "@/lib/callers/gates";
import { isId } from "@/lib/core/ids";
import { findChild } from "@/lib/families/queries";
import { readHealthRecord } from "@/lib/families/use-cases/read-health-record";
import { mayDo } from "@/lib/staff/policy";
import { deskChildPath, filePath, type DeskChildPart, type FilePart } from "./rules";

/** The file of the family whose caller was verified. */
export const requireFile = (claim: string, part: FilePart) => requireServedFamily(claim, filePath(encodeURIComponent(claim), part));

/** A child of that family. Unknown, removed or another family's: the same 404. */
export async function requireFileChild(claim: string, childClaim: string, part: DeskChildPart) {
  const ctx = await requireServedFamily(claim, deskChildPath(encodeURIComponent(claim), encodeURIComponent(childClaim), part));
  const child = isId("child", childClaim) ? await findChild(ctx.db, ctx.family.id, childClaim) : undefined;
  return child ? { ...ctx, child } : notFound();
}

/** A child whose health is about to be shown to the desk: reading it is in the family's history. */
export async function openFileHealth(claim: string, childClaim: string) {
  const ctx = await requireFileChild(claim, childClaim, "sante");
  if (!mayDo(ctx.actor, "read-health")) notFound();
  const reading = await readHealthRecord(ctx, ctx.child.id);
  if (reading.ok) return { ...ctx, reading: reading.value };
  return reading.refusal.reason === "not-found" ? notFound() : redirect(filePath(ctx.family.id));
}
