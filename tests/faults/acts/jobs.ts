import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { inFuture } from "@/db/columns";
import { account } from "@/db/schema/accounts";
import { expireOffers } from "@/lib/bookings/use-cases/expire-offers";
import { hashToken } from "@/lib/core/crypto";
import { aWaitlistEntry } from "@/tests/support/builders/booking";
import { aChild, aCompleteFile, aFamily } from "@/tests/support/builders/family";
import { aMail } from "@/tests/support/builders/mail";
import { aParent } from "@/tests/support/builders/parent";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import type { Lab } from "../lab";
import { addressOf, aHolder, aHome, aPlaceToBook, atWork } from "./scenes";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/** A job: what makes it necessary, and how the queue is asked for it; the timetable asks again for some. */
export type Job = { useCase: string; set: (lab: Lab, copy: number) => Promise<void>; ask: (lab: Lab, copy: number) => Promise<unknown>; isAskedAgain?: boolean };

const addJob = (name: string) => ({ sql }: Lab) => sql`select graphile_worker.add_job(${name})`;

const nothing = async () => undefined;
const aMailTo = (name: string) => async (_: Lab, copy: number) => void (await aMail({ to: `${name}${copy}@exemple.fr` }));

async function aLeftHome(copy: number) {
  const home = await aHome(copy);
  await aCompleteFile({ of: home.family, children: [home.child] });
  return { ...home, parent: home.family.parent };
}

export const jobs: readonly Job[] = [
  { useCase: "notifications/deliver-mail", set: nothing, ask: aMailTo("poste") },
  { useCase: "notifications/deliver-mail, refused for good", set: nothing, ask: aMailTo("refuse") },
  { useCase: "notifications/deliver-mail, refused for now", set: nothing, ask: aMailTo("attend") },
  {
    useCase: "bookings/expire-offers",
    set: async ({ sql }, copy) => {
      const { programme, slots } = await aPlaceToBook(copy, { capacity: 1 });
      for (const name of ["premiere", "seconde"]) {
        const of = await aFamily({ email: `${name}${copy}@exemple.fr` });
        await aWaitlistEntry({ of, programme, child: await aChild({ of }), slot: slots[0] });
        if (name === "premiere") await expireOffers(atWork());
      }
      await sql`update waitlist_entry set offered_at = now() - interval '2 days', offer_expires_at = now() - interval '1 minute' where state = 'offered' and slot_id = ${slots[0]}`;
    },
    ask: addJob("expire-offers"),
    isAskedAgain: true,
  },
  {
    useCase: "families/forget-families",
    set: async ({ sql }, copy) => {
      const { family, parent } = await aLeftHome(copy);
      await sql`update account set signed_in_at = ${LONG_AGO} where id = ${parent.id}`;
      for (const [table, column, key] of [["family", "created_at", "id"], ["child", "created_at", "family_id"], ["guardian", "joined_at", "family_id"]] as const) {
        await sql`update ${sql(table)} set ${sql(column)} = ${LONG_AGO} where ${sql(key)} = ${family.id}`;
      }
    },
    ask: addJob("forget-families"),
    isAskedAgain: true,
  },
  {
    useCase: "families/forget-health-records",
    set: async ({ sql }, copy) => {
      const { child } = await aLeftHome(copy);
      await sql`update health_record set confirmed_at = ${LONG_AGO} where child_id = ${child}`;
    },
    ask: addJob("forget-health"),
    isAskedAgain: true,
  },
  {
    useCase: "accounts/purge-accounts",
    set: async ({ sql }, copy) => {
      const { id } = await aPendingRegistration({ email: addressOf("jamais", copy) });
      await sql`update pending_registration set created_at = ${LONG_AGO} where id = ${id}`;
      const { browser } = await aHolder(copy);
      await sql`update session set idle_expires_at = ${LONG_AGO} where token_hash = ${hashToken(browser.sessionToken)}`;
      await sql`insert into muted_address (key, until) values (${`sourdine-${copy}`}, ${LONG_AGO})`;
    },
    ask: addJob("purge-accounts"),
    isAskedAgain: true,
  },
  {
    useCase: "accounts/close-due-accounts",
    set: async (_, copy) => {
      const { id } = await aParent({ email: `depart${copy}@exemple.fr` });
      await database().update(account).set({ status: "closing", closesAt: inFuture(-60_000) }).where(eq(account.id, id));
    },
    ask: addJob("close-due-accounts"),
    isAskedAgain: true,
  },
];
