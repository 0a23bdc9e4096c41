import postgres from "postgres";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";

/** Who knocks. Each is signed in, or pretends to be, with a cookie of its own. */
export const actorNames = ["nobody", "parent", "other family", "dismissed agent", "ended session", "parent's cookie as staff", "center", "agent", "manager"] as const;
export type ActorName = (typeof actorNames)[number];
export type Actor = { name: ActorName; cookie: string };

/** Those whom nothing under /admin may ever answer. */
export const outsiders: readonly ActorName[] = ["nobody", "parent", "other family", "dismissed agent", "ended session", "parent's cookie as staff"];

const addresses: Partial<Record<ActorName, string>> = {
  parent: "parent@demo.example",
  "other family": "exterieur@demo.example",
  "parent's cookie as staff": "parent@demo.example",
  center: "centre@demo.example",
  agent: "agent@demo.example",
  manager: "responsable@demo.example",
  "ended session": "responsable@demo.example",
};

/** Sessions of the demo's people, written as a sign-in would; a dismissed agent besides, whose cookie is still warm. */
export async function openSessions(ownerUrl: string): Promise<Actor[]> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    await sql`
      insert into account (id, kind, status, email_canonical, email_as_typed, given_name, family_name, phone)
      select ${newId("account")}, 'staff', 'disabled', 'parti@demo.example', 'parti@demo.example', 'Ancien', 'Agent', ''`;
    await sql`insert into staff_member (account_id, role) select id, 'manager' from account where email_canonical = 'parti@demo.example'`;
    return await Promise.all(actorNames.map(async (name) => ({ name, cookie: await cookieOf(sql, name) })));
  } finally {
    await sql.end();
  }
}

async function cookieOf(sql: postgres.Sql, name: ActorName): Promise<string> {
  if (name === "nobody") return "";
  const address = addresses[name] ?? "parti@demo.example";
  const isParent = address.startsWith("parent") || address.startsWith("exterieur");
  const token = newSecretToken();
  await sql`
    insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at, stepped_up_at)
    select ${newId("session")}, ${hashToken(token)}, id, auth_epoch, ${isParent ? "password" : "mfa"}, 'hostile',
      now() + ${name === "ended session" ? "-1 minute" : "1 hour"}::interval, now() + interval '8 hours', now()
    from account where email_canonical = ${address}`;
  return `${isParent && name !== "parent's cookie as staff" ? "pf_session" : "pf_staff"}=${token}`;
}
