import { performance } from "node:perf_hooks";
import postgres, { type Sql } from "postgres";
import { hashToken, newSecretToken } from "@/lib/core/crypto";
import { dayOf } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { startTestProduct } from "@/scripts/lib/journeys";
import { seedLargeTown } from "@/scripts/lib/large-town";
import { Undo, interruption } from "@/scripts/lib/stopping";
import { startThrowaway } from "@/scripts/lib/throwaway";
import { listLargeTables, readPlans, together, type Plans, type Statement } from "./plans";

const FAMILIES = 50_000;
const BOOKINGS = 500_000;
const RUNS = 50;
const WARM_UP = 3;
/** Before the measure and after it: a figure is computed once a minute, and a statement is planned anew a few times before its plan is kept. */
const VISITS = 4;
const PAGE_MS = 300;
const SEARCH_MS = 200;

const numbered = (prefix: string, number: number) => `${prefix}_large${String(number).padStart(15, "0")}`;
const family = numbered("fam", 12_345);
const parent = numbered("acc", 12_345);

/** `isWatched`: the pages used at every call, whose plans may read no large table from end to end. */
type Page = { name: string; path: string; limit?: number; isWatched?: boolean; who?: "parent" };

/** The next day on which the centres of the large town receive. */
async function listPages(sql: Sql): Promise<Page[]> {
  const [{ day = "" } = {}] = await sql<{ day: string }[]>`select min(day) as day from slot where id like 'slt_large%' and day >= ${dayOf(new Date())}`;
  const search = (name: string, typed: string): Page => ({ name: `search: ${name}`, path: `/admin/familles?q=${encodeURIComponent(typed)}`, limit: SEARCH_MS, isWatched: true });
  const choice = `enfant=${numbered("chd", 24_688)}&enfant=${numbered("chd", 24_689)}&offre=${numbered("prg", 3)}.${numbered("per", 1)}&formule=day`;
  return [
    search("two names", "Léa Moreau"), search("one name of many", "le"), search("a letter wrong", "Garniet"), search("two letters exchanged", "Léa Moraeu"), search("name joined", "legoff"),
    search("telephone", "06 00 48 27 1"), search("some digits", "4827"), search("mail", "famille12345@grande-ville.example"), search("reference", "PF-L12-345"), search("nobody", "zzyzx"),
    { name: "family page", path: `/admin/familles/${family}`, isWatched: true },
    { name: "day lists", path: "/admin/presences", isWatched: true },
    { name: "day list", path: `/admin/presences/grand-centre-1/${day}`, isWatched: true },
    { name: "waiting lists", path: "/admin/listes-attente", isWatched: true },
    { name: "waiting lists of a centre", path: `/admin/listes-attente?accueil=${numbered("ctr", 10)}`, isWatched: true },
    { name: "figures", path: "/admin/chiffres", isWatched: true },
    { name: "a chart", path: "/admin/chiffres/graphiques/remplissage", isWatched: true },
    { name: "home", path: "/admin", isWatched: true },
    { name: "bookings of a day", path: `/admin/reservations?accueil=${numbered("ctr", 1)}&jour=${day}`, isWatched: true },
    { name: "tasks", path: "/admin/taches" },
    { name: "tasks done, page 100", path: "/admin/taches?etat=faites&page=100" },
    { name: "documents", path: "/admin/documents" },
    { name: "messages", path: "/admin/messages" },
    { name: "messages of a family", path: `/admin/messages?famille=${family}` },
    { name: "journal", path: "/admin/journal" },
    { name: "journal, one act at the desk", path: "/admin/journal?acte=booking.cancelled&canal=desk" },
    { name: "journal of a family", path: `/admin/journal?dossier=${family}` },
    { name: "exports", path: "/admin/exports" },
    { name: "retention", path: "/admin/conservation" },
    { name: "slots", path: "/admin/creneaux" },
    { name: "parent: home", path: "/famille", who: "parent", isWatched: true },
    { name: "parent: bookings", path: "/famille/reservations", who: "parent", isWatched: true },
    { name: "parent: receipt", path: "/famille/reservations/PF-L12-345", who: "parent", isWatched: true },
    { name: "parent: days", path: `/famille/reserver/jours?${choice}`, who: "parent", isWatched: true },
  ];
}

/** The pages over a large town: how long they take one after the other, and how PostgreSQL finds what they read. */
export async function desk(): Promise<number> {
  const { signal } = interruption();
  const undo = new Undo();
  const throwaway = await startThrowaway();
  undo.push(throwaway.stop);
  try {
    const plans = await readPlans(throwaway.superuser);
    undo.push(plans.close);
    const product = await startTestProduct(throwaway, undo, (line) => console.log(line), signal);
    await seedLargeTown(product.databases.owner, { families: FAMILIES, bookings: BOOKINGS }, (line) => console.log(line));
    const sql = postgres(product.databases.owner, { max: 1, onnotice: () => undefined });
    undo.push(() => sql.end({ timeout: 5 }));
    return await compare(product.appUrl, sql, plans);
  } finally {
    await undo.all();
  }
}

async function compare(site: string, sql: Sql, plans: Plans): Promise<number> {
  const cookies = { staff: await openManagerSession(sql), parent: await openParentSession(sql) };
  const large = await listLargeTables(sql);
  const visit = (page: Page) => ask(site + page.path, cookies[page.who ?? "staff"]);
  const told = new Set<string>();
  const rows = [];
  const faults: string[] = [];
  for (const page of await listPages(sql)) {
    const answers: Answer[] = [];
    const watch = () => plans.during(() => again(VISITS, async () => answers.push(await visit(page))));
    const cold = await watch();
    const times = await measure(() => visit(page));
    const warm = await watch();
    const statements = together(cold, warm);
    const { limit = PAGE_MS, name, isWatched = false } = page;
    for (const status of new Set(answers.map((each) => each.status))) if (status !== 200) faults.push(`${name} answers ${status}`);
    rows.push({ page: name, first: Math.round(answers[0]?.milliseconds ?? 0), ...times, limit, bytes: answers[0]?.bytes, statements: warm.length, "ms in PostgreSQL": sumOfMedians(warm) });
    if (times.p95 > limit) faults.push(`${name}: p95 ${times.p95} ms, above ${limit}`);
    if (isWatched) faults.push(...statements.flatMap(({ readWhole, text }) => readWhole.filter((table) => large.has(table)).map((table) => `${name}: reads all of ${table}: ${text.slice(0, 120)}`)));
    tell(name, statements.filter(({ text }) => !told.has(text)));
    for (const { text } of statements) told.add(text);
  }
  console.table(rows);
  console.log(faults.length === 0 ? "Every page answers in time, and no plan reads a large table from end to end." : `\n${faults.join("\n")}`);
  return faults.length === 0 ? 0 : 1;
}

/** Statements that another page has told already are not told again. */
function tell(page: string, statements: readonly Statement[]): void {
  console.log(`\n${page}`);
  for (const { text, milliseconds, ways } of statements) console.log(`  ${Math.max(...milliseconds).toFixed(1).padStart(6)} ms  ${text.slice(0, 90)}\n             ${ways.join(", ") || "no table"}`);
}

const middle = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const sumOfMedians = (statements: readonly Statement[]) => Math.round(statements.reduce((sum, { milliseconds }) => sum + middle([...milliseconds].sort((a, b) => a - b), 0.5), 0) * 10) / 10;

async function again(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await work();
}

type Answer = { status: number; bytes: number; milliseconds: number };

async function ask(url: string, cookie: string): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const { byteLength } = await response.arrayBuffer();
  return { status: response.status, bytes: byteLength, milliseconds: performance.now() - started };
}

async function measure(visit: () => Promise<Answer>) {
  await again(WARM_UP, visit);
  const times: number[] = [];
  await again(RUNS, async () => times.push((await visit()).milliseconds));
  times.sort((a, b) => a - b);
  return { min: Math.round(middle(times, 0)), p50: Math.round(middle(times, 0.5)), p95: Math.round(middle(times, 0.95)), max: Math.round(middle(times, 1)) };
}

async function openSession(sql: Sql, accountId: string, level: "password" | "mfa") {
  const [sessionId, token] = [newId("session"), newSecretToken()];
  await sql`
    insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at, stepped_up_at)
    values (${sessionId}, ${hashToken(token)}, ${accountId}, 0, ${level}, 'bench', now() + interval '1 hour', now() + interval '8 hours', now())`;
  return { sessionId, token };
}

/** A manager with a second factor given just now, who has checked a caller of the family that is read. */
async function openManagerSession(sql: Sql): Promise<string> {
  const accountId = newId("account");
  await sql`insert into account (id, kind, email_canonical, email_as_typed, given_name, family_name, phone) values (${accountId}, 'staff', 'banc@guichet.example', 'banc@guichet.example', 'Sophie', 'Garnier', '')`;
  await sql`insert into staff_member (account_id, role) values (${accountId}, 'manager')`;
  const { sessionId, token } = await openSession(sql, accountId, "mfa");
  await sql`
    insert into caller_check (id, family_id, staff_id, session_id, matched, has_passed)
    values (${newId("callerCheck")}, ${family}, ${accountId}, ${sessionId}, ${["phone", "email"]}, true)`;
  return `pf_staff=${token}`;
}

const openParentSession = async (sql: Sql) => `pf_session=${(await openSession(sql, parent, "password")).token}`;
