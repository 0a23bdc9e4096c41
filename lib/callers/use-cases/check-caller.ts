import "server-only";
import type { z } from "zod";
import type { Context, StaffActor } from "@/db/context";
import { callerCheck } from "@/db/schema/desk";
import { inTransaction } from "@/db/transaction";
import { lockAttempts } from "@/lib/accounts/queries";
import { waitUnder } from "@/lib/accounts/rules";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { SECOND_MS } from "@/lib/core/clock";
import { isId, newId } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import type { callerFactsInput } from "../input";
import { findKnownFacts, listFailureAges } from "../queries";
import { FACTS_NEEDED, FAILURES_ALLOWED, FAILURES_WINDOW_MS, matchedFacts } from "../rules";
import type { CallerRefusal } from "../words";
import { isStillSignedIn } from "./lock-served-family";

type Refused = Extract<CallerRefusal, { reason: "too-many" | "signed-out" | "not-enough-facts" | "facts-differ" | "not-found" }>;

const limits = [{ count: FAILURES_ALLOWED, windowSeconds: FAILURES_WINDOW_MS / SECOND_MS }];

/**
 * Opens a family to this session when two facts told by the caller are those of the file (R-DESK-3). What was typed is compared and
 * forgotten; which facts matched is kept, and never said. Tries are counted one after the other, by member of staff and family.
 */
export async function checkCaller(ctx: Context<StaffActor>, { familyId, ...given }: z.output<typeof callerFactsInput>): Promise<Result<void, Refused>> {
  if (!isId("family", familyId)) return refused({ reason: "not-found" });
  const { accountId: staffId, sessionId } = ctx.actor;
  return inTransaction(ctx.db, async (tx) => {
    await lockAttempts(tx, "caller-check", `${familyId} ${staffId}`);
    if (!(await isStillSignedIn(tx, ctx))) return refused({ reason: "signed-out" });
    const waitSeconds = Math.ceil(waitUnder(limits, await listFailureAges(tx, familyId, staffId)));
    if (waitSeconds > 0) return refused({ reason: "too-many", waitSeconds });
    const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (Object.keys(told).length < FACTS_NEEDED) return refused({ reason: "not-enough-facts" });
    const known = await findKnownFacts(tx, familyId);
    if (!known) return refused({ reason: "not-found" });
    const matched = matchedFacts(told, known);
    const hasPassed = matched.length >= FACTS_NEEDED;
    await tx.insert(callerCheck).values({ id: newId("callerCheck"), familyId, staffId, sessionId, matched, hasPassed });
    await recordEvent(tx, ctx, { action: hasPassed ? "caller.verified" : "caller.refused", accountId: null, familyId, detail: { told: Object.keys(told).length, matched: matched.length } });
    return hasPassed ? ok(undefined) : refused({ reason: "facts-differ" });
  });
}
