import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { center, programme } from "@/db/schema/activities";
import { dayOf, type Day } from "@/lib/core/days";
import { newId, type Id } from "@/lib/core/ids";
import type { NewMark } from "@/lib/attendance/use-cases/note-marks";
import { NOW } from "../context";
import { aProgramme, aSlot, type Programme } from "./activity";
import { aBooking } from "./booking";
import { aChild, aFamily, type Family } from "./family";

export const TODAY: Day = dayOf(NOW);

/** A centre that receives one booked child on the day every use case is told, unless told otherwise. */
export async function aCenterDay({ day = TODAY, ...wishes }: { day?: Day; email?: string; slug?: string } = {}) {
  const [family, programmeHere] = [await aFamily(wishes), await aProgramme(wishes)];
  const slot = await aSlot({ of: programmeHere, day });
  const child = await aChild({ of: family });
  const { id: bookingId } = await aBooking({ of: family, programme: programmeHere, child, slot, day });
  return { family, child, slot, programme: programmeHere, bookingId, day, ...(await centerOf(programmeHere)) };
}

/** One more child of the family, booked in the same slot. */
export async function oneMore({ family: of, programme: at, slot, day }: { family: Family; programme: Programme; slot: Id<"slot">; day: Day }, givenName: string) {
  const child = await aChild({ of, givenName });
  return { child, bookingId: (await aBooking({ of, programme: at, child, slot, day })).id };
}

async function centerOf({ id }: Programme) {
  const [row] = await database().select({ centerId: center.id, center: center.slug }).from(center).innerJoin(programme, eq(programme.centerId, center.id)).where(eq(programme.id, id));
  if (!row) throw new Error("this programme has no centre");
  return row;
}

/** A mark drawn on a tablet, an arrival unless told otherwise. */
export function aMark({ bookingId, ...wishes }: Partial<NewMark> & Pick<NewMark, "bookingId">): NewMark {
  return { id: newId("attendanceMark"), bookingId, kind: "arrived", undoes: null, leftWith: null, absenceReason: null, markedAt: NOW.getTime(), ...wishes };
}
