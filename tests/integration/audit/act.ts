import type { AuditAction } from "@/lib/audit/words";

/** A business act of an account: how to come to it, and what it must leave. */
export type Act = {
  /** The use case, by the name of its file. */
  file: string;
  prepare: () => Promise<() => Promise<unknown>>;
  lines: AuditAction[];
  /** It puts a mail in the outbox. */
  mails?: true;
  /** A refusal, or data given out: its line is all it leaves. */
  onlyTheLine?: true;
};
