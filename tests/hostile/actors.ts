import postgres from "postgres";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";

/** Who knocks. Each is signed in, or pretends to be, with a cookie of its own. */
export const actorNames = ["nobody", "parent", "other family", "dismissed agent", "ended session", "outdated session", "parent's cookie as staff", "demoted manager", "center", "agent", "manager"] as const;
export type ActorName = (typeof actorNames)[number];
export type Actor = { name: ActorName; cookie: string };

/** Those whom nothing under /admin may ever answer. */
export const outsiders: readonly ActorName[] = ["nobody", "parent", "other family", "dismissed agent", "ended session", "outdated session", "parent's cookie as staff"];

const addresses: Partial<Record<ActorName, string>> = {
  parent: "parent@demo.example",
  "other family": "exterieur@demo.example",
  "parent's cookie as staff": "parent@demo.example",
  center: "centre@demo.example",
  agent: "agent@demo.example",
  manager: "responsable@demo.example",
  "ended session": "responsable@demo.example",
  "dismissed agent": "parti@demo.example",
  "outdated session": "perime@demo.example",
  "demoted manager": "mute@demo.example",
};

const formerManagers = ["parti@demo.example", "perime@demo.example", "mute@demo.example"];

/** Sessions of the demo's people, written as a sign-in would; three managers besides, whose cookies are still warm: dismissed, of a password that was replaced, moved to a centre's team. */
export async function openSessions(ownerUrl: string): Promise<Actor[]> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    for (const address of formerManagers) {
      const id = newId("account");
      await sql`insert into account ${sql({ id, kind: "staff", status: "active", email_canonical: address, email_as_typed: address, given_name: "Ancien", family_name: "Agent", phone: "" })}`;
      await sql`insert into staff_member (account_id, role) values (${id}, 'manager')`;
    }
    const actors = await Promise.all(actorNames.map(async (name) => ({ name, cookie: await cookieOf(sql, name) })));
    await sql`update account set status = 'disabled' where email_canonical = 'parti@demo.example'`;
    await sql`update account set auth_epoch = auth_epoch + 1 where email_canonical = 'perime@demo.example'`;
    await sql`update staff_member set role = 'center' where account_id = (select id from account where email_canonical = 'mute@demo.example')`;
    return actors;
  } finally {
    await sql.end();
  }
}

/** A new session of this actor, ended before it began for one. */
export async function cookieOf(sql: postgres.Sql, name: ActorName): Promise<string> {
  if (name === "nobody") return "";
  const address = addresses[name] ?? "";
  const isParent = address.startsWith("parent") || address.startsWith("exterieur");
  const token = newSecretToken();
  await sql`
    insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at, stepped_up_at)
    select ${newId("session")}, ${hashToken(token)}, id, auth_epoch, ${isParent ? "password" : "mfa"}, 'hostile',
      now() + ${name === "ended session" ? "-1 minute" : "1 hour"}::interval, now() + interval '8 hours', now()
    from account where email_canonical = ${address}`;
  return `${isParent && name !== "parent's cookie as staff" ? "pf_session" : "pf_staff"}=${token}`;
}
