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
export type Actor = Visitor | SystemActor | ParentActor;

/** The browser behind a request, with the raw secrets of its cookies; absent when it sent none. */
export type Client = {
  ip: string;
  userAgent: string;
  requestId: string;
  sessionToken?: string;
  bindingToken?: string;
  deviceToken?: string;
};

/** What every use case receives: from a door for a person, from a job with a system actor. */
export type Context<A extends Actor = Actor> = { db: Database; actor: A; now: Date; client: Client };
