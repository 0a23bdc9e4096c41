import { frenchDay, frenchMoment } from "@/lib/core/format";
import { auditWords, type AuditAction } from "@/lib/audit/words";
import { noticeWords } from "@/lib/notifications/words";
import { describeDevice } from "./adapters/user-agent";

/** « 06 12 34 56 78 » for French numbers, as kept for others. */
export function phoneView(phone: string): string {
  return phone.startsWith("+33") ? `0${phone.slice(3)}`.replace(/(\d{2})(?=\d)/g, "$1 ") : phone;
}

export type AccountView = {
  givenName: string;
  familyName: string;
  phone: string;
  email: string;
  /** The new address that has not answered yet. */
  pendingAddress?: string;
  /** « lundi 7 décembre 2026 », while the account is closing. */
  closesOn?: string;
  memberSince: string;
};

type AccountRow = { givenName: string; familyName: string; phone: string; emailAsTyped: string; closesAt: Date | null; createdAt: Date };

export function accountView(row: AccountRow, pendingAddress: string | undefined): AccountView {
  return {
    givenName: row.givenName,
    familyName: row.familyName,
    phone: phoneView(row.phone),
    email: row.emailAsTyped,
    ...(pendingAddress !== undefined && { pendingAddress }),
    ...(row.closesAt && { closesOn: frenchDay(row.closesAt) }),
    memberSince: frenchDay(row.createdAt),
  };
}

export type SessionView = { id: string; device: string; since: string; lastSeen: string; isCurrent: boolean };
type SessionRow = { id: string; userAgent: string; createdAt: Date; seenAt: Date };

export function sessionView(row: SessionRow, currentId: string): SessionView {
  return {
    id: row.id,
    device: describeDevice(row.userAgent),
    since: frenchMoment(row.createdAt),
    lastSeen: frenchMoment(row.seenAt),
    isCurrent: row.id === currentId,
  };
}

/** What a link in a mail may still do. */
export type LinkState = "ready" | "expired" | "used" | "unknown";

export function linkState(found: { isUsed: boolean; isExpired: boolean } | undefined): LinkState {
  if (!found) return "unknown";
  if (found.isUsed) return "used";
  return found.isExpired ? "expired" : "ready";
}

export type EventView = { at: string; what: string };
type EventRow = { at: Date; action: string };

export function eventView({ at, action }: EventRow): EventView {
  return { at: frenchMoment(at), what: auditWords[action as AuditAction] ?? action };
}

/** `isAbsent`: a server refused it, so it never came. */
export type MessageView = { id: string; what: string; about: string | undefined; when: string; isAbsent: boolean; isUnderWay: boolean };
type MessageRow = { id: string; notice: string; about: string | null; state: string; createdAt: Date; sentAt: Date | null };

export function messageView({ id, notice, about, state, createdAt, sentAt }: MessageRow): MessageView {
  return {
    id,
    what: noticeWords[notice as keyof typeof noticeWords] ?? notice,
    about: about ?? undefined,
    when: frenchMoment(sentAt ?? createdAt),
    isAbsent: state === "dead",
    isUnderWay: state === "pending",
  };
}

type ExportParts = {
  traces: {
    links: { purpose: string; address: string; createdAt: Date; expiresAt: Date; usedAt: Date | null }[];
    devices: { createdAt: Date; seenAt: Date }[];
    registrations: { createdAt: Date; usedAt: Date | null }[];
    passwordChangedAt: Date | undefined;
  };
  sessions: (SessionRow & { level: string })[];
  mails: { notice: string; state: string; createdAt: Date; sentAt: Date | null }[];
  events: (EventRow & { actorKind: string; channel: string; detail: object })[];
};
type ExportedAccount = AccountRow & { id: string; status: string; emailVerifiedAt: Date };

const linkWords = {
  sign_in: "se connecter",
  reset_password: "choisir un mot de passe",
  change_email: "confirmer une nouvelle adresse mail",
  undo_email: "remettre l'ancienne adresse mail",
  cancel_closing: "annuler la fermeture",
} as const;

export type DataExport = ReturnType<typeof exportView>;

/** Everything held, in French, so that the person who asked can read it. Hashes and tokens say nothing about a person and stay. */
export function exportView(now: Date, account: ExportedAccount, parts: ExportParts) {
  const { links, devices, registrations, passwordChangedAt } = parts.traces;
  return {
    exporteLe: now.toISOString(),
    compte: {
      identifiant: account.id,
      etat: account.status,
      prenom: account.givenName,
      nom: account.familyName,
      telephone: account.phone,
      adresseMail: account.emailAsTyped,
      adresseMailVerifieeLe: account.emailVerifiedAt.toISOString(),
      motDePasseChoisiLe: passwordChangedAt?.toISOString() ?? null,
      creeLe: account.createdAt.toISOString(),
      fermeLe: account.closesAt?.toISOString() ?? null,
    },
    appareilsConnectes: parts.sessions.map(({ userAgent, level, createdAt, seenAt }) => ({
      appareil: describeDevice(userAgent),
      navigateur: userAgent,
      connexionPar: level === "link" ? "lien" : "mot de passe",
      depuis: createdAt.toISOString(),
      vuLe: seenAt.toISOString(),
    })),
    appareilsConnus: devices.map(({ createdAt, seenAt }) => ({ depuis: createdAt.toISOString(), vuLe: seenAt.toISOString() })),
    liensEnvoyes: links.map(({ purpose, address, createdAt, expiresAt, usedAt }) => ({
      pour: linkWords[purpose as keyof typeof linkWords] ?? purpose,
      adresseMail: address,
      demandeLe: createdAt.toISOString(),
      expireLe: expiresAt.toISOString(),
      utiliseLe: usedAt?.toISOString() ?? null,
    })),
    demandesDeCompte: registrations.map(({ createdAt, usedAt }) => ({ le: createdAt.toISOString(), valideeLe: usedAt?.toISOString() ?? null })),
    mails: parts.mails.map(({ notice, state, createdAt, sentAt }) => ({
      modele: notice,
      etat: state,
      demandeLe: createdAt.toISOString(),
      envoyeLe: sentAt?.toISOString() ?? null,
    })),
    historique: parts.events.map(({ at, action, actorKind, channel, detail }) => ({
      le: at.toISOString(),
      fait: auditWords[action as AuditAction] ?? action,
      par: actorKind,
      canal: channel,
      detail,
    })),
  };
}
