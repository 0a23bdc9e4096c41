import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context, StaffActor } from "@/db/context";
import { ageGroup, center, programme, programmeRequirement } from "@/db/schema/activities";
import { tariff } from "@/db/schema/billing";
import { inTransaction } from "@/db/transaction";
import { violates } from "@/db/violations";
import { recordEvent } from "@/lib/audit/use-cases/record-event";
import { newId, type Id } from "@/lib/core/ids";
import { ok, refused, type Result } from "@/lib/core/result";
import { slugOf, type Ages } from "../rules";
import type { ServiceRefusal } from "../words";

export type ProgrammeFields = Omit<typeof programme.$inferInsert, "id" | "slug"> & { requirements: Omit<typeof programmeRequirement.$inferInsert, "programmeId">[] };
type Refused = Extract<ServiceRefusal, { reason: "not-found" | "name-taken" }>;

/** A new programme with its age groups; its address is made from its title and its centre, and never changes. */
export async function createProgramme(ctx: Context<StaffActor>, fields: ProgrammeFields, ages: readonly Ages[]): Promise<Result<{ slug: string }, Refused>> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const slug = await slugFor(tx, fields);
      if (slug === undefined) return refused({ reason: "not-found" });
      const id = await addProgramme(tx, slug, fields, ages.map((each) => ({ ...each, name: nameOfAges(each) })));
      await recordEvent(tx, ctx, { action: "programme.saved", accountId: null, detail: { programme: id, isNew: true } });
      return ok({ slug });
    });
  } catch (error) {
    if (violates(error, "programme_one_per_slug")) return refused({ reason: "name-taken" });
    throw error;
  }
}

const nameOfAges = ({ fromYears, toYears }: Ages) => `${fromYears}-${toYears} ans`;

/** The address of a programme in a centre; undefined when its centre or its tariff is not there. */
export async function slugFor(tx: Transaction, { title, centerId, tariffId }: Pick<ProgrammeFields, "title" | "centerId" | "tariffId">): Promise<string | undefined> {
  const [found] = await tx.select({ name: center.name }).from(center).innerJoin(tariff, eq(tariff.id, tariffId)).where(eq(center.id, centerId));
  return found && slugOf(title.includes(found.name) ? title : `${title} ${found.name}`);
}

export async function addProgramme(tx: Transaction, slug: string, { requirements, ...fields }: ProgrammeFields, groups: readonly (Ages & { name: string })[]): Promise<Id<"programme">> {
  const id = newId("programme");
  await tx.insert(programme).values({ id, slug, ...fields });
  if (groups.length > 0) await tx.insert(ageGroup).values(groups.map(({ name, fromYears, toYears }) => ({ id: newId("ageGroup"), programmeId: id, name, fromYears, toYears })));
  if (requirements.length > 0) await tx.insert(programmeRequirement).values(requirements.map((each) => ({ programmeId: id, ...each })));
  return id;
}

/** Changes a programme. Prices and days that families have booked already stay as they were. */
export async function saveProgramme(ctx: Context<StaffActor>, programmeId: Id<"programme">, fields: ProgrammeFields): Promise<Result<{ slug: string }, Refused>> {
  const { requirements, ...columns } = fields;
  return inTransaction(ctx.db, async (tx) => {
    if ((await slugFor(tx, fields)) === undefined) return refused({ reason: "not-found" });
    const [row] = await tx.update(programme).set(columns).where(eq(programme.id, programmeId)).returning({ slug: programme.slug });
    if (!row) return refused({ reason: "not-found" });
    await tx.delete(programmeRequirement).where(eq(programmeRequirement.programmeId, programmeId));
    if (requirements.length > 0) await tx.insert(programmeRequirement).values(requirements.map((each) => ({ programmeId, ...each })));
    await recordEvent(tx, ctx, { action: "programme.saved", accountId: null, detail: { programme: programmeId, isNew: false } });
    return ok(row);
  });
}
