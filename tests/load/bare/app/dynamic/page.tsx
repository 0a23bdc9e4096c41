import { headers } from "next/headers";
import postgres from "postgres";
import { sessionQuery } from "../../../session-query";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10 });

/** What a signed-in page cannot do without: read the cookie, ask the database who it is, write a name. */
export default async function BareDynamicPage() {
  const tokenHash = (await headers()).get("x-session") ?? "";
  const [row] = await sessionQuery(sql, tokenHash);
  return (
    <main>
      <h1>Bonjour {row?.given_name}</h1>
    </main>
  );
}
