import type { Id } from "@/lib/core/ids";
import type { Database } from "./client";

/** Who acts. Gates and jobs are the only ones to make actors. */
export type Visitor = { kind: "visitor" };
export type SystemActor = { kind: "system" };
export type ParentActor = {
  kind: "parent";
  accountId: Id<"account">;
  sessionId: Id<"session">;
  /** The password was given in this session less than ten minutes ago. */
  hasSteppedUp: boolean;
  /** The same, less than an hour ago: enough to read health data. */
  maySeeHealth: boolean;
};
/** A member of staff signed in with a second factor. What they may do is decided by `lib/staff/policy`. */
export type StaffActor = {
  kind: "staff";
  accountId: Id<"account">;
  sessionId: Id<"session">;
  role: StaffRole;
  /** The centres of a member of a centre's team; empty for the others, who see them all. */
  centerIds: readonly Id<"center">[];
  /** The second factor was given in this session less than ten minutes ago. */
  hasSteppedUp: boolean;
};
/** Staff who serve one family on the telephone, its caller verified. Never anybody else than themselves: the journal names them. */
export type DeskActor = StaffActor & { familyId: Id<"family"> };
/** Whoever may write in a family's file: one of its guardians, or the desk for it. */
export type FamilyActor = ParentActor | DeskActor;
export type Actor = Visitor | SystemActor | ParentActor | StaffActor;

export const staffRoles = ["agent", "center", "manager"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** The browser behind a request, with the raw secrets of its cookies; absent when it sent none. */
export type Client = {
  ip: string;
  userAgent: string;
  requestId: string;
  sessionToken?: string;
  bindingToken?: string;
  deviceToken?: string;
  /** The session of a member of staff: another cookie than the parents', so that one is never the other. */
  staffToken?: string;
};

/** What every use case receives: from a door for a person, from a job with a system actor. */
export type Context<A extends Actor = Actor> = { db: Database; actor: A; now: Date; client: Client };
