import "server-only";
import type { z } from "zod";
import type { Context, StaffActor } from "@/db/context";
import { callerCheck } from "@/db/schema/desk";
import { family, phoneGuardian } from "@/db/schema/families";
import { inTransaction } from "@/db/transaction";
import { takeMailTurn } from "@/lib/accounts/use-cases/take-mail-turn";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { openInput } from "../input";
import { findCommuneNamed, findTwins, listFound } from "../queries";
import type { CallerRefusal } from "../words";
import { mailDeskInvitation } from "./invite-caller";
import { isStillSignedIn } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "signed-out" | "not-guardian" | "looks-known" | "mailed-just-now" }>;

/**
 * Opens a family for a guardian on the telephone, and the call with it: what they just said is all there is in it. With an address, its
 * owner is invited to an account; without one, the desk goes on by telephone and letter (R-DESK-1).
 */
export async function openByPhone(ctx: Context<StaffActor>, input: z.output<typeof openInput>): Promise<Result<Id<"family">, Refused>> {
  const { who, givenName, familyName, phone, relation, email } = input;
  if (who !== "guardian") return refused({ reason: "not-guardian", who });
  const { accountId: staffId, sessionId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    if (!(await isStillSignedIn(tx, ctx))) return refused({ reason: "signed-out" });
    const twins = input.anyway ? [] : await findTwins(tx, { givenName, familyName, phone, emailCanonical: email?.canonical });
    if (twins.length > 0) return refused({ reason: "looks-known", twins: await listFound(tx, twins) });
    if (email && !(await takeMailTurn(tx, "guardian-invited", email.canonical))) return refused({ reason: "mailed-just-now" });
    const commune = await findCommuneNamed(tx, input.commune);
    const familyId = newId("family");
    await tx.insert(family).values({ id: familyId, communeInsee: commune?.insee ?? null });
    await tx.insert(phoneGuardian).values({ id: newId("phoneGuardian"), familyId, givenName, familyName, phone, relation });
    await tx.insert(callerCheck).values({ id: newId("callerCheck"), familyId, staffId, sessionId, matched: [], hasPassed: true });
    if (email) await mailDeskInvitation(tx, { familyId, invitedBy: staffId, email });
    await recordEvent(tx, ctx, { action: "family.opened", accountId: null, familyId, detail: { withMail: email !== undefined } });
    return ok(familyId);
  });
}
