import "server-only";
import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { findAccount } from "@/lib/accounts/queries";
import { linkState } from "@/lib/accounts/view";
import { hashToken, isSecretToken, pseudonym } from "@/lib/core/crypto";
import { isDemo } from "@/lib/core/env";
import { loader } from "@/lib/core/loader";
import { visit } from "@/lib/accounts/gates";
import { readFreshCodes } from "./adapters/cookies";
import { qrCodeOf } from "./adapters/qr-code";
import { codeAt, enrolmentUri, offeredSecret } from "./adapters/totp";
import { registrationOptions, signInOptions } from "./adapters/webauthn";
import { findStaff, requireAnyStaff, requireStaff, requireSteppedUp, requireStep } from "./gates";
import { countRecoveryCodes, findInvitation, findMember, findTotp, listCenters, listInvitations, listPasskeys, listTeam } from "./queries";
import { DEMO_TOTP_SECRET, keyOccasion, replacementOccasion, staffReturnPath } from "./rules";
import { invitationView, memberView, passkeyView, staffView, type StaffView } from "./view";
import { roleWords } from "./words";

/** For the frame only: undefined on the sign-in page. Every page below asks its own gate. */
export const loadStaff = loader(async (): Promise<StaffView | undefined> => {
  const found = await findStaff();
  return found && staffView(found);
});

/** Where only posts have something to do: the sign-in page, and for staff the same 404 as for a page that is not there. */
export const loadNothing = loader(async (): Promise<never> => {
  await requireAnyStaff("/admin");
  return notFound();
});

/** The sign-in page: whoever is signed in already goes on. */
export const loadEntrance = loader(async (suite: string | undefined) => {
  const next = staffReturnPath(suite);
  if (await findStaff()) redirect(next ?? ("/admin" as Route));
  return { suite: next, isDemo: isDemo() };
});

/** The second step, for whoever has just given a right password here. */
export const loadSecondStep = loader(async (suite: string | undefined) => {
  const { db, step, now } = await requireStep();
  const keys = await listPasskeys(db, step.accountId);
  return {
    suite: staffReturnPath(suite),
    keyOptions: keys.length > 0 ? await signInOptions({ challenge: step.challenge, keys }) : undefined,
    demoCode: isDemo() ? codeAt(DEMO_TOTP_SECRET, now) : undefined,
  };
});

export const loadVerification = loader(async (suite: string | undefined) => {
  const next = staffReturnPath(suite);
  const { actor, now } = await requireAnyStaff(next ?? "/admin/mon-compte");
  if (actor.hasSteppedUp) redirect(next ?? ("/admin/mon-compte" as Route));
  return { suite: next ?? "/admin/mon-compte", demoCode: isDemo() ? codeAt(DEMO_TOTP_SECRET, now) : undefined };
});

const appOf = (secret: string, email: string) => ({ secret: secret.replace(/(.{4})(?=.)/g, "$1 "), qrCode: qrCodeOf(enrolmentUri(secret, email)) });

/** What the page behind an invitation shows. Reading it changes nothing. */
export const loadStaffInvitation = loader(async (jeton: string | undefined) => {
  const { db } = await visit();
  const token = isSecretToken(jeton) ? jeton : undefined;
  const invited = token ? await findInvitation(db, hashToken(token)) : undefined;
  const state = linkState(invited);
  if (!token || !invited || state !== "ready") return { state: state === "ready" ? ("unknown" as const) : state, invited: undefined };
  return {
    state,
    invited: { jeton: token, name: `${invited.givenName} ${invited.familyName}`, email: invited.emailAsTyped, roleLabel: roleWords[invited.role], app: appOf(offeredSecret(token), invited.emailAsTyped) },
  };
});

export const loadOwnAccount = loader(async () => {
  const { db, actor, person } = await requireAnyStaff("/admin/mon-compte");
  const centers = await listCenters(db);
  return {
    name: `${person.givenName} ${person.familyName}`,
    email: (await findAccount(db, actor.accountId))?.emailAsTyped ?? "",
    roleLabel: roleWords[actor.role],
    centers: centers.filter(({ id }) => actor.centerIds.includes(id)).map(({ name }) => name),
    codesLeft: await countRecoveryCodes(db, actor.accountId),
    passkeys: (await listPasskeys(db, actor.accountId)).length,
  };
});

const own = async (path: string) => requireSteppedUp(await requireAnyStaff(path), path);

export const loadPasswordChange = loader(async () => {
  await own("/admin/mon-compte/mot-de-passe");
});

export const loadNewApp = loader(async () => {
  const { db, actor } = await own("/admin/mon-compte/application");
  const sealed = (await findTotp(db, actor.accountId))?.sealed ?? "";
  return appOf(offeredSecret(replacementOccasion(actor.sessionId, sealed)), (await findAccount(db, actor.accountId))?.emailAsTyped ?? "");
});

/** The codes just made, until they are noted: only in the browser that made them. */
export const loadRecoveryCodes = loader(async () => {
  const { db, actor } = await requireAnyStaff("/admin/mon-compte/codes");
  const fresh = await readFreshCodes(actor.accountId);
  return { fresh, left: await countRecoveryCodes(db, actor.accountId) };
});

export const loadPasskeys = loader(async () => {
  const { db, actor, person } = await own("/admin/mon-compte/cles");
  const keys = await listPasskeys(db, actor.accountId);
  const email = (await findAccount(db, actor.accountId))?.emailAsTyped ?? "";
  const challenge = pseudonym(keyOccasion, actor.sessionId);
  return {
    keys: keys.map(passkeyView),
    options: await registrationOptions({ email, name: `${person.givenName} ${person.familyName}`, challenge, known: keys }),
  };
});

export const loadTeam = loader(async () => {
  const { db, actor } = await requireStaff("run-team", "/admin/equipe");
  const centers = await listCenters(db);
  return {
    members: (await listTeam(db)).map((row) => memberView(row, centers, actor.accountId)),
    invitations: (await listInvitations(db)).map(invitationView),
  };
});

export const loadInviting = loader(async () => {
  const path = "/admin/equipe/inviter";
  const { db } = requireSteppedUp(await requireStaff("run-team", path), path);
  return { centers: await listCenters(db) };
});

export const loadMember = loader(async (accountId: string) => {
  const path = `/admin/equipe/${accountId}`;
  const { db, actor } = requireSteppedUp(await requireStaff("run-team", path), path);
  const found = await findMember(db, accountId);
  if (!found) notFound();
  const centers = await listCenters(db);
  return { member: memberView(found, centers, actor.accountId), centers };
});
