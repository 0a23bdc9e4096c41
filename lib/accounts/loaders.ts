import "server-only";
import { listEvents } from "@/lib/audit/queries";
import { hashToken, isSecretToken } from "@/lib/core/crypto";
import { frenchDay } from "@/lib/core/format";
import { loader } from "@/lib/core/loader";
import type { TokenPurpose } from "@/db/schema/accounts";
import { listMessages } from "@/lib/notifications/queries";
import { findParent, requireParent, visit } from "./gates";
import { findAccount, findLastAsked, findPendingAddress, findPendingByBrowser, findPendingByToken, findToken, listSessions } from "./queries";
import { maskAddress } from "./rules";
import { accountView, eventView, linkState, messageView, sessionView } from "./view";

/** The first name of who is signed in here, for pages that everybody may see. */
export const loadSignedInName = loader(async () => (await findParent())?.person.givenName);

/** Where this browser's confirmation mail went, if it registered. */
export const loadRegistrationSent = loader(async () => {
  const { db, client } = await visit();
  const pending = client.bindingToken ? await findPendingByBrowser(db, hashToken(client.bindingToken)) : undefined;
  return pending?.emailAsTyped;
});

/** Where this browser last asked a link to be sent. */
export const loadLinkSent = loader(async (purpose: "sign_in" | "reset_password") => {
  const { db, client } = await visit();
  return client.bindingToken ? findLastAsked(db, purpose, hashToken(client.bindingToken)) : undefined;
});

/** What the page behind a confirmation mail shows. Reading it changes nothing. */
export const loadConfirmation = loader(async (jeton: string | undefined) => {
  const { db } = await visit();
  const pending = isSecretToken(jeton) ? await findPendingByToken(db, hashToken(jeton)) : undefined;
  const signedIn = await findParent();
  return {
    state: linkState(pending),
    fullName: pending && `${pending.givenName} ${pending.familyName}`,
    email: pending && maskAddress(pending.emailAsTyped),
    signedInAs: signedIn?.person.givenName,
  };
});

/** What the page behind any other link shows. Reading it changes nothing. */
export const loadLink = loader(async (purpose: TokenPurpose, jeton: string | undefined) => {
  const { db, client } = await visit();
  const found = isSecretToken(jeton) ? await findToken(db, purpose, hashToken(jeton)) : undefined;
  const signedIn = await findParent();
  const bindingHash = client.bindingToken && hashToken(client.bindingToken);
  return {
    state: linkState(found),
    givenName: found?.givenName,
    email: found?.emailAsTyped,
    isSameBrowser: found !== undefined && found.bindingHash === bindingHash,
    isHolderHere: found !== undefined && signedIn?.actor.accountId === found.accountId,
    signedInAs: signedIn && signedIn.actor.accountId !== found?.accountId ? signedIn.person.givenName : undefined,
  };
});

/** The landing page: who, and whether the account is about to close. */
export const loadSpace = loader(async () => {
  const { person } = await requireParent("/famille");
  return { givenName: person.givenName, closesOn: person.closesAt ? frenchDay(person.closesAt) : undefined };
});

export const loadAccount = loader(async (path: string) => {
  const { db, actor } = await requireParent(path);
  const row = await findAccount(db, actor.accountId);
  if (!row) throw new Error("a session outlived its account");
  return { ...accountView(row, await findPendingAddress(db, actor.accountId)), needsPassword: !actor.hasSteppedUp };
});

export const loadSecurity = loader(async () => {
  const { db, actor } = await requireParent("/famille/compte/securite");
  const sessions = await listSessions(db, actor.accountId);
  return { needsPassword: !actor.hasSteppedUp, sessions: sessions.map((row) => sessionView(row, actor.sessionId)) };
});

const HISTORY = 50;

export const loadHistory = loader(async () => {
  const { db, actor } = await requireParent("/famille/compte/donnees");
  return (await listEvents(db, actor.accountId, HISTORY)).map(eventView);
});

const MESSAGES = 50;

export const loadMessages = loader(async () => {
  const { db, actor } = await requireParent("/famille/messages");
  return (await listMessages(db, actor.accountId, MESSAGES)).map(messageView);
});
