import "server-only";
import { notFound } from "next/navigation";
import { dayOf } from "@/lib/core/days";
import { isId } from "@/lib/core/ids";
import { loader } from "@/lib/core/loader";
import { noticeWords } from "@/lib/notifications/words";
import { requireStaff } from "@/lib/staff/gates";
import { mayDo } from "@/lib/staff/policy";
import { countBroadcastMails, countMails, findBroadcast, findMail, listAudiences, listBroadcasts, listMailStates, listReached } from "./queries";
import { mailStates, MOST_FAMILIES, readMailFilter } from "./rules";
import { audiencesView, broadcastView, mailStateView } from "./view";
import { mailStateWords } from "./words";

type Params = Record<string, string | string[] | undefined>;

const messages = "/admin/messages";
const PAGE = 50;
const URGENT = 20;

const noticeOptions = Object.entries(noticeWords)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "fr"));
const stateOptions = mailStates.map((value) => ({ value, label: mailStateWords[value] }));

/** The mails, those that did not leave first; narrowed by what the address carries. */
export const loadMessages = loader(async (params: Params) => {
  const { db, actor } = await requireStaff("read-messages", messages);
  const filter = readMailFilter(params, Object.keys(noticeWords));
  const isNarrowed = Object.keys(filter).length > 0;
  const [rows, counts, dead] = await Promise.all([listMailStates(db, filter, PAGE + 1), countMails(db), isNarrowed ? [] : listMailStates(db, { state: "dead" }, URGENT)]);
  const shown = rows.slice(0, PAGE);
  return {
    mails: shown.map(mailStateView), dead: dead.map(mailStateView), counts, filter, noticeOptions, stateOptions,
    next: rows.length > PAGE ? shown.at(-1)?.id : undefined, maySend: mayDo(actor, "send-messages"),
  };
});

export const loadMail = loader(async (claim: string) => {
  const { db } = await requireStaff("read-messages", `${messages}/${claim}`);
  const row = isId("mail", claim) ? await findMail(db, claim) : undefined;
  return row ? mailStateView(row) : notFound();
});

/** What a new message may be narrowed to; it starts with today. */
export const loadNewMessage = loader(async () => {
  const { db, now } = await requireStaff("send-messages", `${messages}/nouveau`);
  return { ...audiencesView(await listAudiences(db)), today: dayOf(now) };
});

export const loadBroadcasts = loader(async () => {
  const { db } = await requireStaff("send-messages", `${messages}/envois`);
  const [rows, audiences] = await Promise.all([listBroadcasts(db, PAGE), listAudiences(db)]);
  return rows.map((row) => broadcastView(row, audiences));
});

/** A message: whom it would reach while it is only written, how far its mails are once it is sent. */
export const loadBroadcast = loader(async (claim: string) => {
  const { db } = await requireStaff("send-messages", `${messages}/envois/${claim}`);
  const row = isId("broadcast", claim) ? await findBroadcast(db, claim) : undefined;
  if (!row) notFound();
  const message = broadcastView(row, await listAudiences(db));
  if (row.sentAt !== null) return { message, progress: await countBroadcastMails(db, row.id), reach: undefined };
  const { familyIds, accounts, withoutMail } = await listReached(db, row.scope, MOST_FAMILIES + 1);
  return { message, progress: undefined, reach: { families: familyIds.length, mails: accounts.length, tasks: withoutMail.length } };
});
