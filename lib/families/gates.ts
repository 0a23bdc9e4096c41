import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { requireParent, type ParentContext } from "@/lib/accounts/gates";
import { readAgain } from "@/lib/core/loader";
import { isId } from "@/lib/core/ids";
import { findChild, findMembership, type Membership } from "./queries";
import { childPath, type ChildPart } from "./rules";
import { readHealthRecord } from "./use-cases/read-health-record";

/** A signed-in parent, with the family file if there is one yet. */
export type GuardianContext = ParentContext & { family: Membership | undefined };

const membershipOf = cache((context: ParentContext) => readAgain(() => findMembership(context.db, context.actor.accountId)));

/** A parent and the family read fresh, or the sign-in page, which leads back to `path`. A revoked guardian has no family. */
export async function requireGuardian(path: string): Promise<GuardianContext> {
  const context = await requireParent(path);
  return { ...context, family: await membershipOf(context) };
}

/** A child of the parent's family. Unknown, removed or another family's: the same 404. */
export async function requireChild(claim: string, part: ChildPart) {
  const ctx = await requireGuardian(isId("child", claim) ? childPath(claim, part) : "/famille/enfants");
  const found = ctx.family && isId("child", claim) ? await findChild(ctx.db, ctx.family.familyId, claim) : undefined;
  return found && ctx.family ? { ...ctx, family: ctx.family, child: found } : notFound();
}

/** A child whose health is about to be shown: reading it leaves a line in the journal. Locked until the password was given within the hour. */
export async function openHealthRecord(claim: string) {
  const ctx = await requireChild(claim, "sante");
  const { child } = ctx;
  const reading = await readHealthRecord(ctx, child.id);
  if (reading.ok) return { child, isLocked: false, reading: reading.value } as const;
  if (reading.refusal.reason === "step-up-needed") return { child, isLocked: true } as const;
  return reading.refusal.reason === "not-found" ? notFound() : redirect(`/connexion?suite=${encodeURIComponent(childPath(child.id, "sante"))}`);
}
