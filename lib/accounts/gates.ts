import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/db/client";
import type { Client, Context, ParentActor, Visitor } from "@/db/context";
import { readClock } from "@/lib/core/clock";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { readAgain } from "@/lib/core/loader";
import { currentRequest } from "@/lib/core/request";
import { readTokens } from "./adapters/cookies";
import { findSignedIn } from "./queries";
import { keepSessionAlive } from "./use-cases/keep-session-alive";

async function client(): Promise<Client> {
  const { id, clientIp } = currentRequest();
  const userAgent = (await headers()).get("user-agent") ?? "";
  return { ip: clientIp, userAgent, requestId: id, ...(await readTokens()) };
}

/** Anybody. Holds the raw cookies of the browser, and trusts none of them. */
export async function visit(): Promise<Context<Visitor>> {
  const browser = await client();
  return { db: database(), actor: { kind: "visitor" }, now: readClock(), client: browser };
}

export type BoundClient = Client & { bindingToken: string };

/** Anybody who asks for a link: the browser gets a token of its own, so that only it may finish. */
export async function visitBound(): Promise<Context<Visitor> & { client: BoundClient }> {
  const context = await visit();
  return { ...context, client: { ...context.client, bindingToken: context.client.bindingToken ?? newSecretToken() } };
}

/** The parent signed in here, read fresh once per request; undefined for anybody else. */
export const findParent = cache(async () => {
  const context = await visit();
  const { sessionToken } = context.client;
  const found = sessionToken ? await readAgain(() => findSignedIn(context.db, hashToken(sessionToken))) : undefined;
  if (!found) return undefined;
  if (found.isStale) await keepSessionAlive(context.db, found.sessionId);
  const { accountId, sessionId, hasSteppedUp, maySeeHealth, ...person } = found;
  const actor: ParentActor = { kind: "parent", accountId, sessionId, hasSteppedUp, maySeeHealth };
  return { ...context, actor, person };
});

export type ParentContext = Context<ParentActor> & { person: { givenName: string; closesAt: Date | null } };

/** A signed-in parent, or the sign-in page, which leads back to `path`. */
export async function requireParent(path: string): Promise<ParentContext> {
  const context = await findParent();
  return context ?? redirect(`/connexion?suite=${encodeURIComponent(path)}`);
}
