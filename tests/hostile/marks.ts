import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { encrypt } from "@/lib/core/crypto";
import { newId, type Id } from "@/lib/core/ids";
import { sealHealth } from "@/lib/families/adapters/health-cipher";

/** In every secret that is planted: whoever reads this word has read one. */
export const SECRET_MARK = `kanari${randomBytes(4).toString("hex")}`;

/** What only one family, or those who serve it, may read. */
export type FamilyMarks = { familyId: string; accountId: string; facts: readonly string[]; health: string; note: string };
export type Marks = { own: FamilyMarks; others: FamilyMarks };

/** How the server is made, in words that no page has. */
export const inside = /\n\s+at |node_modules|\.next\/|node:internal|PostgresError|(?:Type|Syntax|Reference|Range)Error/;

/** A queue that is full says when to come again. */
export const saysWhen = (status: number, text: string): boolean => status === 503 && /retry-after/i.test(text);

const seen = new Set<string>();
/** Answers of the whole suite that should not have been, whoever asked: with a planted secret, with the server's inside, or a 5xx that does not say when to come again. */
export const faults: ReadonlySet<string> = seen;

let answers = 0;
export const watchedAnswers = (): number => answers;

/** Every answer that any part receives passes here. */
export function watch(what: string, status: number, text: string): void {
  answers += 1;
  if (text.includes(SECRET_MARK)) seen.add(`${what} answered with a planted secret`);
  if (inside.test(text)) seen.add(`${what} showed how the server is made`);
  if (status >= 500 && !saysWhen(status, text)) seen.add(`${what}: ${status}`);
}

/** Marks the two families, then puts a marked row in every table that keeps secrets. */
export async function plantMarks(ownerUrl: string): Promise<Marks> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const own = await markFamily(sql, "exterieur@demo.example");
    const others = await markFamily(sql, "parent@demo.example");
    await plantSecrets(sql, others);
    return { own, others };
  } finally {
    await sql.end();
  }
}

async function markFamily(sql: postgres.Sql, address: string): Promise<FamilyMarks> {
  const word = () => `Zq${randomBytes(5).toString("hex").replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`;
  const [street, name, contact, health, note, reason] = [word(), word(), word(), word(), word(), word()];
  const [row] = await sql<{ familyId: string; accountId: string }[]>`
    select guardian.family_id as "familyId", account.id as "accountId" from guardian join account on account.id = guardian.account_id where account.email_canonical = ${address}`;
  if (!row) throw new Error(`${address} has no family`);
  const { familyId, accountId } = row;
  await sql`update family set address_line = ${`3 rue ${street}`} where id = ${familyId}`;
  await sql`update contact set given_name = ${contact} where family_id = ${familyId}`;
  await sql`update child set given_name = given_name || ' ' || ${name}::text where family_id = ${familyId}`;
  await sql`update booking_request set override_reason = ${reason} where family_id = ${familyId} and channel = 'desk'`;
  await sql`insert into call_note (id, family_id, staff_id, text) select ${newId("callNote")}, ${familyId}, id, ${note} from account where email_canonical = 'agent@demo.example'`;
  for (const { id } of await sql<{ id: Id<"child"> }[]>`select id from child where family_id = ${familyId}`) await markHealth(sql, familyId, id, health);
  return { familyId, accountId, facts: [street, name, contact, reason], health, note };
}

async function markHealth(sql: postgres.Sql, familyId: string, childId: Id<"child">, health: string): Promise<void> {
  const sealed = sealHealth(childId, { allergies: `${health} a`, carePlan: `${health} b`, treatment: `${health} c`, doctorName: `${health} d`, doctorPhone: "+33240000098", vaccineStatus: "up_to_date", vaccineNotes: `${health} e` });
  await sql`
    insert into health_record ${sql({ child_id: childId, family_id: familyId, allergies: sealed.allergies, care_plan: sealed.carePlan, treatment: sealed.treatment, doctor: sealed.doctor, vaccines: sealed.vaccines })}
    on conflict (child_id) do update set allergies = excluded.allergies, care_plan = excluded.care_plan, treatment = excluded.treatment, doctor = excluded.doctor, vaccines = excluded.vaccines`;
}

const secret = (what: string) => `${SECRET_MARK}-${what}`;
const later = new Date(Date.now() + 3_600_000);

async function plantSecrets(sql: postgres.Sql, { familyId, accountId }: FamilyMarks): Promise<void> {
  const [manager] = await sql<{ id: string }[]>`select id from account where email_canonical = 'responsable@demo.example'`;
  const staff = manager?.id ?? "";
  const importId = newId("familyImport");
  const person = { email_canonical: "kanari@demo.example", email_as_typed: "kanari@demo.example", given_name: "Ka", family_name: "Nari" };
  const rows: Record<string, Record<string, string | number | boolean | Date | string[]>> = {
    pending_registration: { id: newId("pendingRegistration"), ...person, phone: "+33612345699", password_phc: secret("phc"), token_hash: secret("registration"), binding_hash: secret("binding"), expires_at: later },
    account_token: { id: newId("accountToken"), purpose: "undo_email", account_id: accountId, email_canonical: person.email_canonical, email_as_typed: person.email_as_typed, token_hash: secret("token"), binding_hash: secret("binding"), expires_at: later },
    session: { id: newId("session"), token_hash: secret("session"), account_id: accountId, auth_epoch: 0, level: "password", user_agent: "Firefox", idle_expires_at: later, absolute_expires_at: later },
    known_device: { account_id: accountId, device_hash: secret("device") },
    attempt: { kind: "planted", key: secret("attempt") },
    muted_address: { key: secret("muted"), until: later },
    calendar_feed: { account_id: accountId, token_hash: secret("feed") },
    guardian_invitation: { id: newId("invitation"), family_id: familyId, invited_by: accountId, email_canonical: person.email_canonical, email_as_typed: person.email_as_typed, token_hash: secret("guardian"), expires_at: later },
    staff_invitation: { id: newId("staffInvitation"), ...person, role: "agent", center_ids: [], token_hash: secret("staff"), invited_by: staff, expires_at: later },
    recovery_code: { id: newId("recoveryCode"), account_id: staff, code_hash: secret("code") },
    passkey: { id: newId("passkey"), account_id: staff, credential_id: "planted", public_key: secret("key"), counter: 0, transports: [], name: "Clé", is_backed_up: false },
    second_factor_step: { id: newId("secondFactorStep"), token_hash: secret("step"), account_id: staff, auth_epoch: 0, challenge: secret("challenge"), expires_at: later },
    family_import: { id: importId, file_name: "familles.csv", sealed: encrypt("", importId), families: 0, children: 0, created_by: staff },
  };
  for (const [table, row] of Object.entries(rows)) await sql`insert into ${sql(table)} ${sql(row)} on conflict do nothing`;
  await plantMails(sql, accountId);
  await sql`update totp_secret set sealed = ${secret("totp")} where account_id in (select id from account where email_canonical in ('agent@demo.example', 'centre@demo.example'))`;
  await sql`update credential set password_phc = ${secret("phc")} where account_id in (select id from account where email_canonical like '%@familles.example')`;
}

/** One that the worker will try to open and cannot: what it logs of it is read too. */
async function plantMails(sql: postgres.Sql, accountId: string): Promise<void> {
  for (const state of ["dead", "pending"]) {
    const id = newId("mail");
    await sql`insert into mail ${sql({ id, notice: "password-changed", account_id: accountId, recipient_key: secret("recipient"), sealed: secret(`mail-${state}`), state, expires_at: later })}`;
    if (state === "pending") await sql`select graphile_worker.add_job('deliver-mail', json_build_object('mailId', ${id}::text), job_key => ${id}::text)`;
  }
}
