import "server-only";
import { reader } from "@/db/replica";
import { dayOf } from "@/lib/core/days";
import { SECOND_MS } from "@/lib/core/clock";
import { loader } from "@/lib/core/loader";
import { remembering } from "@/lib/core/memory";
import { requireStaff } from "@/lib/staff/gates";
import { findHeld, findLastRuns, listCenters } from "./queries";
import { usualSpan } from "./rules";
import { retentionView } from "./view";

export const loadExports = loader(async () => {
  const { db, now, actor } = await requireStaff("export-data", "/admin/exports");
  return { centers: await listCenters(db), span: usualSpan(dayOf(now)), hasSteppedUp: actor.hasSteppedUp };
});

/** It counts every row of ten tables: once a minute is enough, whoever asks. */
const recallHeld = remembering(60 * SECOND_MS, (_db: Parameters<typeof findHeld>[0]) => "all", findHeld);

export const loadRetention = loader(async () => {
  const { db, now } = await requireStaff("see-retention", "/admin/conservation");
  return retentionView(await recallHeld(reader()), await findLastRuns(db), now);
});
