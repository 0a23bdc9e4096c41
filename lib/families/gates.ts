import "server-only";
import { cache } from "react";
import { requireParent, type ParentContext } from "@/lib/accounts/gates";
import { readAgain } from "@/lib/core/loader";
import { findMembership, type Membership } from "./queries";

/** A signed-in parent, with the family file if there is one yet. */
export type GuardianContext = ParentContext & { family: Membership | undefined };

const membershipOf = cache((context: ParentContext) => readAgain(() => findMembership(context.db, context.actor.accountId)));

/** A parent and the family read fresh, or the sign-in page, which leads back to `path`. A revoked guardian has no family. */
export async function requireGuardian(path: string): Promise<GuardianContext> {
  const context = await requireParent(path);
  return { ...context, family: await membershipOf(context) };
}
