import postgres from "postgres";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";

/** A session of the demo's first parent, long enough for a benchmark. */
export async function openBenchSession(databaseUrl: string): Promise<{ cookie: string; tokenHash: string }> {
  const sql = postgres(databaseUrl, { max: 1 });
  const token = newSecretToken();
  const tokenHash = hashToken(token);
  await sql`
    insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at)
    select ${newId("session")}, ${tokenHash}, id, auth_epoch, 'password', 'bench', now() + interval '1 hour', now() + interval '1 day'
    from account where email_canonical = 'parent@demo.example'`;
  await sql.end();
  return { cookie: `pf_session=${token}`, tokenHash };
}
