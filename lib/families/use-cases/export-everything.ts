import "server-only";
import type { Context, ParentActor } from "@/db/context";
import { exportData } from "@/lib/accounts/use-cases/export-data";
import { collectFamilyData } from "./collect-family-data";

/** The holder's own copy: what accounts hold about them, and the family file they follow. */
export function exportEverything(ctx: Context<ParentActor>) {
  return exportData(ctx, collectFamilyData);
}
