import type { StaffActor, StaffRole } from "@/db/context";
import { frenchDay, frenchMoment } from "@/lib/core/format";
import { mayDo, rights, type Right } from "./policy";
import { roleWords } from "./words";

/** Who is signed in, for the frame around every page of staff. */
export type StaffView = {
  accountId: string;
  name: string;
  role: StaffRole;
  rights: readonly Right[];
  /** Until the session ends if nothing is done. */
  secondsLeft: number;
};

type Frame = { actor: Pick<StaffActor, "accountId" | "role">; person: { givenName: string; familyName: string }; secondsLeft: number };

export function staffView({ actor, person: { givenName, familyName }, secondsLeft }: Frame): StaffView {
  return { accountId: actor.accountId, name: `${givenName} ${familyName}`, role: actor.role, rights: rights.filter((right) => mayDo(actor, right)), secondsLeft };
}

export type MemberState = "active" | "dismissed";

export type MemberView = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  roleLabel: string;
  centerIds: readonly string[];
  centers: readonly string[];
  state: MemberState;
  lastSeen: string | undefined;
  isSelf: boolean;
};

type MemberRow = {
  id: string;
  givenName: string;
  familyName: string;
  emailAsTyped: string;
  status: string;
  role: StaffRole;
  centerIds: readonly string[];
  lastSeenAt: Date | null;
};
type Center = { id: string; name: string };

export function memberView(row: MemberRow, centers: readonly Center[], selfId: string): MemberView {
  return {
    id: row.id,
    name: `${row.givenName} ${row.familyName}`,
    email: row.emailAsTyped,
    role: row.role,
    roleLabel: roleWords[row.role],
    centerIds: row.centerIds,
    centers: centers.filter(({ id }) => row.centerIds.includes(id)).map(({ name }) => name),
    state: row.status === "active" ? "active" : "dismissed",
    lastSeen: row.lastSeenAt ? frenchMoment(row.lastSeenAt) : undefined,
    isSelf: row.id === selfId,
  };
}

export type InvitationView = { id: string; name: string; email: string; roleLabel: string; until: string; isExpired: boolean };
type InvitationRow = { id: string; givenName: string; familyName: string; email: string; role: StaffRole; expiresAt: Date; isExpired: boolean };

export function invitationView({ id, givenName, familyName, email, role, expiresAt, isExpired }: InvitationRow): InvitationView {
  return { id, name: `${givenName} ${familyName}`, email, roleLabel: roleWords[role], until: frenchMoment(expiresAt), isExpired };
}

export type PasskeyView = { id: string; name: string; since: string; lastUsed: string | undefined };
type PasskeyRow = { id: string; name: string; createdAt: Date; usedAt: Date | null };

export function passkeyView({ id, name, createdAt, usedAt }: PasskeyRow): PasskeyView {
  return { id, name, since: frenchDay(createdAt), lastUsed: usedAt ? frenchMoment(usedAt) : undefined };
}
