import { sql, type SQL } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { ageGroup, bookingPeriod, center, programme, programmeRequirement, slot } from "@/db/schema/activities";
import { quotientBand, tariff, tariffModifier, tariffRate } from "@/db/schema/billing";
import { takeTime } from "@/db/seed/batches";
import { deadlineOf, LEISURE_TARIFF, quotientBands, requirementsOf, tariffs } from "@/db/seed/town";
import { inTransaction } from "@/db/transaction";
import { after, DAY_MS } from "@/lib/core/clock";
import { encrypt, hashToken, newSecretToken } from "@/lib/core/crypto";
import { addDays, addMonths, dayOf, isWorkingDay, mondayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";

export type CrowdWishes = {
  families: number;
  /** When the period opens, for residents and families from outside alike. */
  opensAt: Date;
  /** Whole weeks, without public holidays. */
  weeks?: number;
  /** Places of each slot. */
  capacity?: number;
};

export type CrowdChild = { id: Id<"child">; bornOn: Day; ageGroupId: Id<"ageGroup"> };
export type CrowdFamily = {
  id: Id<"family">;
  accountId: Id<"account">;
  /** What the cookie `pf_session` holds: a live session, opened with a password. */
  sessionToken: string;
  /** Seven, then nine years old on every day of the period; nothing is missing from their files. */
  children: [CrowdChild, CrowdChild];
};
export type CrowdSlot = { id: Id<"slot">; day: Day; ageGroupId: Id<"ageGroup">; capacity: number };
export type Crowd = {
  programme: { id: Id<"programme">; slug: string };
  period: { id: Id<"bookingPeriod">; slug: string; opensAt: Date };
  families: CrowdFamily[];
  /** By day, the younger group first; formula « day ». */
  slots: CrowdSlot[];
};

const SLUG = "ouverture";
const MONTHS = 12;
const ages = [7, 9] as const;
const groupSpans = [{ name: "6-8 ans", fromYears: 6, toYears: 8 }, { name: "9-11 ans", fromYears: 9, toYears: 11 }] as const;
/** Far enough from the opening that no deadline comes near. */
const DAYS_AHEAD = 28;
const WEEKDAYS = 5;
const WEEK = 7;
const CHILDREN_PER_ANIMATOR = 12;

/** Families of Pornic, all signed in, and one programme whose period opens at a given instant: the rush of an opening day. Once per database. */
export async function seedCrowd(db: Database, { families, opensAt, weeks = 2, capacity = 24 }: CrowdWishes): Promise<Crowd> {
  const startsOn = mondayOf(addDays(dayOf(opensAt), DAYS_AHEAD));
  const days = Array.from({ length: weeks }, (_, week) => Array.from({ length: WEEKDAYS }, (_, index) => addDays(startsOn, week * WEEK + index))).flat().filter(isWorkingDay);
  return inTransaction(db, async (tx) => {
    await takeTime(tx);
    const { groupIds, ...opening } = await writeOpening(tx, opensAt, days);
    const slots = days.flatMap((day) => groupIds.map((ageGroupId) => ({ id: newId("slot"), day, ageGroupId, capacity })));
    await tx.insert(slot).values(
      slots.map(({ id, day, ageGroupId }) => ({
        id, day, ageGroupId, programmeId: opening.programme.id, bookingPeriodId: opening.period.id, formula: "day" as const, places: capacity,
        animators: Math.ceil(capacity / CHILDREN_PER_ANIMATOR), childrenPerAnimator: CHILDREN_PER_ANIMATOR,
      })),
    );
    return { ...opening, slots, families: await writeFamilies(tx, families, startsOn, groupIds) };
  });
}

type GroupIds = [Id<"ageGroup">, Id<"ageGroup">];

async function writeOpening(tx: Transaction, opensAt: Date, days: readonly Day[]) {
  const made = { programme: { id: newId("programme"), slug: SLUG }, period: { id: newId("bookingPeriod"), slug: SLUG, opensAt }, groupIds: [newId("ageGroup"), newId("ageGroup")] as GroupIds };
  const [first, last, prices] = [days[0], days.at(-1), tariffs.get(LEISURE_TARIFF)];
  if (!first || !last || !prices) throw new Error("an opening needs days and prices");
  const [tariffId, centerId, kind] = [newId("tariff"), newId("center"), { offer: "leisure", season: "holidays" } as const];
  await tx.insert(quotientBand).values(quotientBands).onConflictDoNothing();
  await tx.insert(tariff).values({ id: tariffId, name: SLUG });
  await tx.insert(tariffRate).values(prices.rates.map((each) => ({ tariffId, ...each })));
  await tx.insert(tariffModifier).values(prices.modifiers.map((each) => ({ tariffId, ...each })));
  await tx.insert(center).values({ id: centerId, slug: SLUG, name: "L'Ouverture", addressLine: "1 quai des Mouettes", communeInsee: PORNIC.communeInsee, phone: "+33240000009", summary: "Banc d'essai." });
  await tx.insert(programme).values({ ...made.programme, centerId, tariffId, ...kind, title: "Ouverture", summary: "Banc d'essai.", addDeadline: deadlineOf(kind), cancelDeadline: deadlineOf(kind), lateCancelShare: 10_000 });
  await tx.insert(programmeRequirement).values(requirementsOf.leisure.map((each) => ({ programmeId: made.programme.id, ...each })));
  await tx.insert(ageGroup).values(groupSpans.map((span, index) => ({ id: made.groupIds[index] ?? newId("ageGroup"), programmeId: made.programme.id, ...span })));
  await tx.insert(bookingPeriod).values({ id: made.period.id, slug: SLUG, name: "Ouverture", startsOn: first, endsOn: last, residentOpensAt: opensAt, outsideOpensAt: opensAt, announcedAt: after(opensAt, -WEEK * DAY_MS) });
  return made;
}

const PORNIC = { communeInsee: "44131", postcode: "44210", addressLine: "3 rue des Dunes" };

async function writeFamilies(tx: Transaction, count: number, startsOn: Day, groupIds: GroupIds): Promise<CrowdFamily[]> {
  const [younger, elder] = ages.map((age) => addMonths(startsOn, -age * MONTHS - MONTHS / 2));
  if (!younger || !elder) throw new Error("each family has two children");
  const families = Array.from({ length: count }, (): CrowdFamily => ({
    id: newId("family"),
    accountId: newId("account"),
    sessionToken: newSecretToken(),
    children: [{ id: newId("child"), bornOn: younger, ageGroupId: groupIds[0] }, { id: newId("child"), bornOn: elder, ageGroupId: groupIds[1] }],
  }));
  const rows = families.map(({ id, accountId, sessionToken }, index) => ({
    number: index + 1, family: id, account: accountId, session: newId("session"), guardian: newId("guardian"), contact: newId("contact"), hash: hashToken(sessionToken),
  }));
  const children = families.flatMap(({ id, accountId, children }) =>
    children.map((child, rank) => {
      const sealed = (field: string) => encrypt("", `${child.id}:${field}`);
      const record = { allergies: sealed("allergies"), plan: sealed("carePlan"), treatment: sealed("treatment"), doctor: sealed("doctor"), vaccines: sealed("vaccines") };
      return { child: child.id, family: id, account: accountId, rank, born: child.bornOn, consent: newId("consent"), document: newId("document"), ...record };
    }),
  );
  for (const statement of [...parentStatements(rows), ...childStatements(children)]) await tx.execute(statement);
  return families;
}

type Json = Record<string, string | number>;

/** One parameter for all the rows of a statement, however many. */
const rowsOf = (rows: readonly Json[], columns: string) => sql`json_to_recordset(${JSON.stringify(rows)}::json) as each(${sql.raw(columns)})`;

function parentStatements(rows: readonly Json[]): SQL[] {
  const from = rowsOf(rows, "number int, family text, account text, session text, guardian text, contact text, hash text");
  return [
    sql`insert into account (id, kind, email_canonical, email_as_typed, given_name, family_name, phone)
      select account, 'parent', 'foule' || number || '@foule.example', 'foule' || number || '@foule.example', 'Claire', 'Foule', '+33612345678' from ${from}`,
    sql`insert into session (id, token_hash, account_id, auth_epoch, level, user_agent, idle_expires_at, absolute_expires_at, stepped_up_at)
      select session, hash, account, 0, 'password', 'bench', now() + interval '1 day', now() + interval '1 day', now() from ${from}`,
    sql`insert into family (id, address_line, postcode, commune_insee) select family, ${PORNIC.addressLine}, ${PORNIC.postcode}, ${PORNIC.communeInsee} from ${from}`,
    sql`insert into guardian (id, family_id, account_id, relation) select guardian, family, account, 'mother' from ${from}`,
    sql`insert into contact (id, family_id, given_name, family_name, phone, relation, is_emergency, may_pick_up)
      select contact, family, 'Jeanne', 'Foule', '+33612345699', 'grandparent', true, true from ${from}`,
  ];
}

function childStatements(rows: readonly Json[]): SQL[] {
  const from = rowsOf(rows, "child text, family text, account text, rank int, born text, consent text, document text, allergies text, plan text, treatment text, doctor text, vaccines text");
  return [
    sql`insert into child (id, family_id, given_name, family_name, born_on, school_level)
      select child, family, case rank when 0 then 'Léa' else 'Hugo' end, 'Foule', born, case rank when 0 then 'ce1' else 'cm1' end from ${from}`,
    sql`insert into health_record (child_id, family_id, allergies, care_plan, treatment, doctor, vaccines) select child, family, allergies, plan, treatment, doctor, vaccines from ${from}`,
    sql`insert into consent (id, family_id, child_id, kind, is_granted, decided_by) select consent, family, child, 'emergency_care', true, account from ${from}`,
    sql`insert into document (id, family_id, child_id, kind, state, uploaded_by, judged_by, judged_at) select document, family, child, 'vaccines', 'accepted', account, account, now() from ${from}`,
  ];
}
