import { mayDo } from "@/lib/staff/policy";
import type { FamilyActor } from "@/db/context";
import type { WishRefusal } from "./rules";

/** What the desk may set aside for a child and a day, with a right and a reason (R-DESK-2). */
export const overridableRules = ["deadline", "capacity", "age", "file", "opening"] as const;
export type OverridableRule = (typeof overridableRules)[number];

const ruleBehind: Partial<Record<WishRefusal, OverridableRule>> = { too_late: "deadline", full: "capacity", too_young: "age", too_old: "age", file_incomplete: "file", not_open: "opening" };

/** The rule that a refusal comes from; undefined for facts that nobody sets aside: a closed day, a place held already. */
export function ruleOf(refusal: WishRefusal): OverridableRule | undefined {
  return ruleBehind[refusal];
}

/** The shortest reason that says something, and the longest that is read. */
const SHORTEST_REASON = 10;
export const LONGEST_REASON = 500;

/** Why a decision that needs a right and a reason is refused; undefined when it has both. */
export function overrideRefusal(actor: FamilyActor, reason: string): "override-not-allowed" | "override-needs-reason" | undefined {
  if (actor.kind !== "staff" || !mayDo(actor, "override-rules")) return "override-not-allowed";
  return reason.trim().length < SHORTEST_REASON ? "override-needs-reason" : undefined;
}
