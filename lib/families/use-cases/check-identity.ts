import "server-only";
import type { z } from "zod";
import { dayOf } from "@/lib/core/days";
import { ok, refused, type Result } from "@/lib/core/result";
import type { newChildInput } from "../input";
import { dayFrom, judgeBirth } from "../rules";
import type { FamilyRefusal } from "../words";

export type IdentityRefusal = Extract<FamilyRefusal, { reason: "born-later" | "born-long-ago" | "child-known" }>;

/** Who a child is, as the table keeps it. Refuses who is not born yet, and who is of age. */
export function checkIdentity(now: Date, { givenName, familyName, schoolLevel, school, ...birth }: z.output<typeof newChildInput>) {
  const bornOn = dayFrom(birth);
  if (!bornOn) throw new Error("a day that is in no calendar passed its shape");
  const judged = judgeBirth(bornOn, dayOf(now));
  const identity = { givenName, familyName, bornOn, schoolLevel, school };
  if (judged === "child") return ok(identity) satisfies Result<typeof identity, IdentityRefusal>;
  return judged === "unborn" ? refused({ reason: "born-later" } as const) : refused({ reason: "born-long-ago" } as const);
}
