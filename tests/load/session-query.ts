import type { Sql } from "postgres";

/** The question every signed-in page asks first, by hand. */
export function sessionQuery(sql: Sql, tokenHash: string) {
  return sql<{ given_name: string }[]>`
    select a.given_name from session s join account a on a.id = s.account_id and a.auth_epoch = s.auth_epoch
    where s.token_hash = ${tokenHash} and s.idle_expires_at > now() and s.absolute_expires_at > now()`;
}
