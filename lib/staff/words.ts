import type { StaffRole } from "@/db/context";

export const roleWords = { agent: "Guichet", center: "Équipe de centre", manager: "Responsable" } as const satisfies Record<StaffRole, string>;
