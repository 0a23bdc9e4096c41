import postgres, { type Sql } from "postgres";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { startTestProduct } from "@/scripts/lib/journeys";
import { seedLargeTown } from "@/scripts/lib/large-town";
import { Undo, interruption } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";

const FAMILIES = 50_000;
const BOOKINGS = 500_000;
const RUNS = 50;
const WARM_UP = 3;
const EXPECTED_MS = 300;

const family = `fam_large${String(12_345).padStart(15, "0")}`;
const pages = [
  { name: "home", path: "/admin" },
  { name: "search by name", path: "/admin/familles?q=L%C3%A9a+Moreau" },
  { name: "search by mail", path: "/admin/familles?q=famille12345%40grande-ville.example" },
  { name: "family page", path: `/admin/familles/${family}` },
  { name: "day list", path: `/admin/presences?centre=ctr_large${"1".padStart(15, "0")}` },
  { name: "waiting lists", path: "/admin/listes-attente" },
  { name: "figures", path: "/admin/chiffres" },
] as const;

/** The desk's pages over a large town, one request after the other, as one member of staff: p95 of 50 answers each. */
export async function desk(): Promise<number> {
  const { signal } = interruption();
  const undo = new Undo();
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  try {
    const plan = await startTestProduct(throwaway, undo, (line) => console.log(line), signal);
    await seedLargeTown(plan.databases.owner, { families: FAMILIES, bookings: BOOKINGS }, (line) => console.log(line));
    const sql = postgres(plan.databases.owner, { max: 1, onnotice: () => undefined });
    undo.push(() => sql.end({ timeout: 5 }));
    const cookie = await openManagerSession(sql);
    const results = [];
    for (const { name, path } of pages) results.push({ page: name, ...(await measure(plan.appUrl + path, cookie)) });
    await showPlans(sql);
    console.table(results);
    const late = results.filter(({ p95 }) => p95 !== undefined && p95 > EXPECTED_MS);
    console.log(late.length === 0 ? `Every page answers within ${EXPECTED_MS} ms.` : `Above ${EXPECTED_MS} ms: ${late.map(({ page }) => page).join(", ")}.`);
    return late.length === 0 ? 0 : 1;
  } finally {
    await undo.all();
  }
}

/** A manager with a second factor given just now, who has checked a caller of the family that is read. */
async function openManagerSession(sql: Sql): Promise<string> {
  const [accountId, sessionId, token] = [newId("account"), newId("session"), newSecretToken()];
  await sql`insert into account (id, kind, email_canonical, email_as_typed, given_name, family_name, phone) values (${accountId}, 'staff', 'banc@guichet.example', 'banc@guichet.example', 'Sophie', 'Garnier', '')`;
  await sql`insert into staff_member (account_id, role) values (${accountId}, 'manager')`;
  await sql`
    insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at, stepped_up_at)
    values (${sessionId}, ${hashToken(token)}, ${accountId}, 0, 'mfa', 'bench', now() + interval '1 hour', now() + interval '8 hours', now())`;
  await sql`
    insert into caller_check (id, family_id, staff_id, session_id, matched, has_passed)
    values (${newId("callerCheck")}, ${family}, ${accountId}, ${sessionId}, ${["phone", "email"]}, true)`;
  return `pf_staff=${token}`;
}

/** What does not answer 200 is not measured: its page is not there. */
async function measure(url: string, cookie: string): Promise<{ status: number; p50?: number; p95?: number }> {
  const times: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const started = performance.now();
    const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 200) return { status: response.status };
    if (run >= WARM_UP) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  return { status: 200, p50: at(0.5), p95: at(0.95) };
}

/** How PostgreSQL finds what these pages read. */
async function showPlans(sql: Sql): Promise<void> {
  const today = sql`to_char(current_date, 'YYYY-MM-DD')`;
  const period = sql`(select id from booking_period where slug = 'grande-ville')`;
  const plans = {
    "bookings of a family": sql`explain (analyze, costs off, timing off) select id from booking where family_id = ${family} and day >= ${today}`,
    "children of a day and a centre": sql`explain (analyze, costs off, timing off) select b.child_id from slot s join programme p on p.id = s.programme_id join booking b on b.slot_id = s.id and b.state = 'confirmed' where p.center_id = 'ctr_large000000000000001' and s.day = ${today}`,
    "waiting list of a slot": sql`explain (analyze, costs off, timing off) select id from waitlist_entry where slot_id = (select slot_id from waitlist_entry where state = 'waiting' limit 1) and state = 'waiting' order by tier, priority desc, requested_at, id`,
    "bookings of a month": sql`explain (analyze, costs off, timing off) select count(*) from booking where day between ${today} and to_char(current_date + 30, 'YYYY-MM-DD')`,
    "requests of an opening": sql`explain (analyze, costs off, timing off) select count(*) from booking_request where booking_period_id = ${period} and created_at < (select resident_opens_at + interval '1 hour' from booking_period where slug = 'grande-ville')`,
  };
  for (const [name, plan] of Object.entries(plans)) {
    const rows = await plan;
    console.log(`\n${name}\n${rows.map((row) => `  ${String(row["QUERY PLAN"])}`).join("\n")}`);
  }
}
