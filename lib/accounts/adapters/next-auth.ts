import "server-only";
import { raw, skipCSRFCheck } from "@auth/core";
import NextAuth, { type NextAuthConfig } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import Credentials from "next-auth/providers/credentials";
import Nodemailer from "next-auth/providers/nodemailer";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import { newSecretToken } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import type { Refusal, Result } from "@/lib/core/result";
import { lifetimes } from "../rules";
import { cookieName, cookieOptions } from "./cookies";

/** A session that a use case has committed; only its cookie is missing. */
export type OpenedSession = { sessionToken: string; accountId: string; expiresAt: Date };

/**
 * next-auth carries the protocol (which provider, which cookie); our use cases own the state. Each call below runs
 * one use case at the point where the library asks for a decision, and nothing of the library's answer but the
 * session cookie reaches the browser. Why so, and the traps it avoids: docs/decisions/0004.
 */
type Decisions = {
  /** Credentials provider: who signs in with what was typed. */
  authorize?: () => Promise<OpenedSession | null>;
  /** Email provider: the mail to send, given the token of its link. */
  sendLink?: (token: string) => Promise<void>;
  /** Email provider: whom a link signs in. */
  followLink?: () => Promise<OpenedSession | null>;
  /** The session cookie is given back. */
  endSession?: () => Promise<void>;
};

/** Whose session it is: parents and staff each have a cookie of their own, with its own life. */
export type SessionCookie = { name: "session" | "staff"; lifetimeMs: number };

const parents: SessionCookie = { name: "session", lifetimeMs: lifetimes.sessionAbsolute };

const asUser = ({ accountId }: OpenedSession): AdapterUser => ({ id: accountId, email: accountId, emailVerified: null });

function adapterFor({ followLink, endSession }: Decisions): Adapter {
  let opened: OpenedSession | null = null;
  const user = () => (opened ? asUser(opened) : null);
  const required = () => {
    if (!opened) throw new Error("no session was opened");
    return opened;
  };
  const forbidden = async () => {
    throw new Error("accounts are opened by their own use case only");
  };
  return {
    createUser: forbidden,
    linkAccount: forbidden,
    getUserByAccount: async () => null,
    getUser: async () => user(),
    getUserByEmail: async () => user(),
    updateUser: async () => asUser(required()),
    createVerificationToken: async (token) => token,
    useVerificationToken: async () => {
      opened = (await followLink?.()) ?? null;
      return opened && { identifier: opened.accountId, token: "", expires: opened.expiresAt };
    },
    getSessionAndUser: async () => null,
    createSession: async () => {
      const { sessionToken, accountId, expiresAt } = required();
      return { sessionToken, userId: accountId, expires: expiresAt };
    },
    updateSession: async () => null,
    deleteSession: async () => endSession?.(),
  };
}

function configFor(decisions: Decisions, cookie: SessionCookie, sessionToken: (value?: string) => string): NextAuthConfig {
  return {
    adapter: adapterFor(decisions),
    basePath: "/api/auth",
    trustHost: true,
    secret: env().AUTH_SECRET,
    session: { strategy: "database", maxAge: cookie.lifetimeMs / 1_000 },
    cookies: { sessionToken: { name: cookieName(cookie.name), options: cookieOptions() } },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
    jwt: { encode: async () => sessionToken() },
    providers: [
      Credentials({
        authorize: async () => {
          const opened = await decisions.authorize?.();
          if (!opened) return null;
          sessionToken(opened.sessionToken);
          return { id: opened.accountId };
        },
      }),
      Nodemailer({
        id: "email",
        server: env().SMTP_URL,
        generateVerificationToken: newSecretToken,
        sendVerificationRequest: async ({ token }) => decisions.sendLink?.(token),
      }),
    ],
  };
}

type Answer = { cookies?: { name: string; value: string; options: Record<string, unknown> }[] };

/** True when the library answered with a session cookie. */
async function call(path: string, method: "GET" | "POST", decisions: Decisions, form: Record<string, string> = {}, cookie: SessionCookie = parents): Promise<boolean> {
  let failure: unknown;
  const watched = watch(decisions, (error) => (failure = error));
  let token = "";
  const config = configFor(watched, cookie, (value) => (token = value ?? token));
  const { handlers } = NextAuth({ ...config, raw, skipCSRFCheck } as NextAuthConfig);
  const url = new URL(`/api/auth/${path}`, env().APP_URL);
  const headers = { "content-type": "application/x-www-form-urlencoded", cookie: `${cookieName(cookie.name)}=${form.sessionToken ?? ""}` };
  const request = new NextRequest(url, method === "GET" ? { headers } : { method, headers, body: new URLSearchParams(form) });
  const answer = (await handlers[method](request).catch(() => ({}))) as unknown as Answer;
  if (failure) throw failure;
  const jar = await cookies();
  const ours = answer.cookies?.find(({ name }) => name === cookieName(cookie.name));
  if (ours) jar.set(ours.name, ours.value, ours.options);
  return ours !== undefined;
}

/** The library wraps whatever a decision throws; the door needs the original. */
function watch(decisions: Decisions, report: (error: unknown) => void): Decisions {
  const entries = Object.entries(decisions).map(([name, decide]) => [
    name,
    async (argument: string) => {
      try {
        return await (decide as (argument: string) => Promise<unknown>)(argument);
      } catch (error) {
        report(error);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(entries) as Decisions;
}

type Carried = OpenedSession | { signedIn: OpenedSession | null };

const sessionIn = (value: Carried): OpenedSession | null => ("signedIn" in value ? value.signedIn : value);

/** Runs `act` inside the Credentials provider; the session it opened, if any, gets its cookie. */
export async function signInWithCredentials<T extends Carried, R extends Refusal>(act: () => Promise<Result<T, R>>, cookie: SessionCookie = parents): Promise<Result<T, R>> {
  return carry(act, (authorize) => call("callback/credentials", "POST", { authorize }, {}, cookie));
}

/** Runs `act` inside the Email provider's callback; the session it opened gets its cookie. */
export async function signInWithEmail<T extends Carried, R extends Refusal>(act: () => Promise<Result<T, R>>): Promise<Result<T, R>> {
  return carry(act, (followLink) => call("callback/email?token=held-by-our-page&email=", "GET", { followLink }));
}

async function carry<T extends Carried, R extends Refusal>(
  act: () => Promise<Result<T, R>>,
  through: (decide: () => Promise<OpenedSession | null>) => Promise<boolean>,
): Promise<Result<T, R>> {
  let outcome: Result<T, R> | undefined;
  const hasCookie = await through(async () => {
    outcome = await act();
    return outcome.ok ? sessionIn(outcome.value) : null;
  });
  if (!outcome || (outcome.ok && sessionIn(outcome.value) && !hasCookie)) throw new Error("next-auth did not carry the sign-in through");
  return outcome;
}

/** Runs `act` with the token that the Email provider's link must carry. */
export async function requestEmailLink<R extends Refusal>(act: (token: string) => Promise<Result<void, R>>): Promise<Result<void, R>> {
  let outcome: Result<void, R> | undefined;
  await call("signin/email", "POST", { sendLink: async (token) => void (outcome = await act(token)) }, { email: "held@by-our-door.invalid" });
  if (!outcome) throw new Error("next-auth did not ask for a link");
  return outcome;
}

/** Runs `endSession`, then takes the cookie back. */
export async function signOut(sessionToken: string, endSession: () => Promise<void>, cookie: SessionCookie = parents): Promise<void> {
  await call("signout", "POST", { endSession }, { sessionToken }, cookie);
}
