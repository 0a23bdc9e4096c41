import type { StaffActor, StaffRole } from "@/db/context";

/** Everything staff may be allowed to do, one word each. */
export const rights = [
  "find-families", "serve-families", "override-rules", "read-health", "judge-documents", "run-waitlists", "do-tasks",
  "read-messages", "send-messages", "run-catalogue", "run-team", "read-journal", "export-data", "import-families", "see-figures", "see-retention",
  "read-day-lists", "mark-attendance",
] as const;
export type Right = (typeof rights)[number];

/** The right, and nothing else, decides. A centre's team works on its own centres only: `maySeeCenter`. */
const heldBy: Record<StaffRole, ReadonlySet<Right>> = {
  agent: new Set([
    "find-families", "serve-families", "override-rules", "read-health", "judge-documents", "run-waitlists", "do-tasks", "read-messages", "send-messages", "see-figures", "read-day-lists",
  ]),
  center: new Set(["read-day-lists", "mark-attendance"]),
  manager: new Set(rights),
};

/** False for a role that is not known. */
export function mayDo({ role }: Pick<StaffActor, "role">, right: Right): boolean {
  return Object.hasOwn(heldBy, role) && heldBy[role].has(right);
}

/** A centre's team sees its own centres; the desk and the managers see them all. */
export function maySeeCenter({ role, centerIds }: Pick<StaffActor, "role" | "centerIds">, centerId: string): boolean {
  return role === "center" ? centerIds.some((id) => id === centerId) : role === "agent" || role === "manager";
}
