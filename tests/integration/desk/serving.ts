import { database } from "@/db/client";
import { session } from "@/db/schema/accounts";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { aStaff } from "@/tests/support/builders/staff";
import { asDesk, asStaff } from "@/tests/support/context";
import type { StaffRole } from "@/db/context";

export const no = (reason: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ reason }) });
export const done = { ok: true, value: undefined };

/** A family with a child, and a member of staff who serves it. */
export async function aCall({ role = "agent" }: { role?: StaffRole } = {}) {
  const family = await aFamily();
  const staff = await aStaff({ role });
  const childId = await aChild({ of: family });
  return { family, staff, childId, ctx: await asDesk(staff, family), judge: await asStaff(staff) };
}

/** From now on nobody is signed in anywhere. */
export const everySessionEnds = () => database().delete(session);
