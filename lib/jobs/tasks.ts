import "server-only";
import type { Context, SystemActor } from "@/db/context";
import { closeDueAccounts } from "@/lib/accounts/use-cases/close-due-accounts";
import { purgeAccounts } from "@/lib/accounts/use-cases/purge-accounts";
import { purgeEvents } from "@/lib/audit/use-cases/purge-events";
import { forgetHealthRecords } from "@/lib/families/use-cases/forget-health-records";
import { forgetFamilies } from "@/lib/families/use-cases/forget-families";
import { sweepDocuments } from "@/lib/documents/use-cases/sweep-documents";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { purgeInvitations } from "@/lib/families/use-cases/purge-invitations";
import { forgetImports } from "@/lib/imports/use-cases/forget-imports";
import { deliverMail } from "@/lib/notifications/use-cases/deliver-mail";
import { purgeMails } from "@/lib/notifications/use-cases/purge-mails";
import { requeueMails } from "@/lib/notifications/use-cases/requeue-mails";
import { purgeStaff } from "@/lib/staff/use-cases/purge-staff";

type Job = (ctx: Context<SystemActor>, payload: unknown) => Promise<unknown>;

const mailIdOf = (payload: unknown) => String((payload as { mailId?: unknown } | null)?.mailId ?? "");

/** What the worker can do: the name in the queue, and the use case that does it. Each may run twice. */
export const tasks = {
  "deliver-mail": (ctx, payload) => deliverMail(ctx, mailIdOf(payload), Math.random()),
  "requeue-mails": requeueMails,
  "close-due-accounts": closeDueAccounts,
  "expire-offers": expireOffers,
  "purge-accounts": (ctx) => Promise.all([purgeAccounts(ctx), purgeStaff(ctx)]),
  "purge-events": purgeEvents,
  "purge-mails": purgeMails,
  "forget-health": forgetHealthRecords,
  "forget-families": forgetFamilies,
  "purge-invitations": purgeInvitations,
  "forget-imports": forgetImports,
  "sweep-documents": sweepDocuments,
} satisfies Record<string, Job>;

/** When the recurring ones run (UTC, the queue's own clock). */
export const timetable = `
* * * * * requeue-mails
* * * * * expire-offers
7 * * * * close-due-accounts
13 3 * * * purge-accounts
23 3 * * * purge-events
33 3 * * * purge-mails
43 3 * * * forget-health
45 3 * * * forget-families
47 3 * * * purge-invitations
17 * * * * forget-imports
53 3 * * * sweep-documents
`;
