import "server-only";
import { dayOf } from "@/lib/core/days";
import { loader } from "@/lib/core/loader";
import { requireStaff } from "@/lib/staff/gates";
import { findHeld, findLastRuns, listCenters } from "./queries";
import { usualSpan } from "./rules";
import { retentionView } from "./view";

export const loadExports = loader(async () => {
  const { db, now, actor } = await requireStaff("export-data", "/admin/exports");
  return { centers: await listCenters(db), span: usualSpan(dayOf(now)), hasSteppedUp: actor.hasSteppedUp };
});

export const loadRetention = loader(async () => {
  const { db, now } = await requireStaff("see-retention", "/admin/conservation");
  return retentionView(await findHeld(db), await findLastRuns(db), now);
});
