import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import type { StaffRole } from "@/db/context";
import { center } from "@/db/schema/activities";
import { cancelDays } from "@/lib/bookings/use-cases/cancel-days";
import { readClock } from "@/lib/core/clock";
import { addDays } from "@/lib/core/days";
import { aMonday, aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aCheck } from "@/tests/support/builders/call";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { aParent } from "@/tests/support/builders/parent";
import { aSession } from "@/tests/support/builders/session";
import { centerOf } from "@/tests/support/builders/service";
import { aStaff } from "@/tests/support/builders/staff";
import { aMember } from "@/tests/support/builders/staff-member";
import { asDesk, asParent, asStaff, asSystem, asVisitor } from "@/tests/support/context";

export const addressOf = (what: string, copy: number) => `${what}${copy}@exemple.fr`;

/** Names hold no figures. */
export const spelled = (text: string) => text.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");

const ofParent = ({ sessionToken, deviceToken }: { sessionToken: string; deviceToken: string }) => ({ pf_session: sessionToken, pf_device: deviceToken });
const atPresent = { get now() { return readClock(); } };
export const visiting = (copy: number) => ({ ...asVisitor(), client: { ...asVisitor().client, ip: `192.0.${(copy >> 8) & 255}.${copy & 255}` }, ...atPresent });
export const atWork = () => ({ ...asSystem(), ...atPresent });

export const nobody = async () => ({ cookies: {} });

/** A parent without any family, signed in. */
export async function aHolder(copy: number, { level = "password" }: { level?: "link" | "password" } = {}) {
  const email = addressOf("titulaire", copy);
  const parent = await aParent({ email });
  const { browser } = await aSession({ of: parent, level });
  return { email, parent, browser, ctx: { ...(await asParent(browser)), ...atPresent }, cookies: ofParent(browser) };
}

/** A family with one child, and its parent signed in. */
export async function aHome(copy: number) {
  const email = addressOf("famille", copy);
  const family = await aFamily({ email });
  const child = await aChild({ of: family });
  return { email, family, child, ctx: { ...(await asParent(family.browser)), ...atPresent }, cookies: ofParent(family.browser) };
}

export async function someStaff(copy: number, role: StaffRole = "manager", wishes: Parameters<typeof aStaff>[0] = {}) {
  const staff = await aStaff({ role, email: `${role}${copy}@guichet.exemple.fr`, ...wishes });
  return { staff, ctx: { ...(await asStaff(staff)), ...atPresent }, cookies: { pf_staff: staff.browser.staffToken } };
}

/** Staff who can sign in: a password, an app, a recovery code. */
export async function someMember(copy: number, role: StaffRole = "manager") {
  const member = await aMember({ role, email: `membre${copy}@guichet.exemple.fr` });
  return { member, ctx: { ...(await asStaff(member)), ...atPresent }, cookies: { pf_staff: member.browser.staffToken } };
}

/** A family whose caller was verified, and the staff who serve it. `page`: its file. */
export async function aServedHome(copy: number, role: StaffRole = "manager") {
  const { family, child, email } = await aHome(copy);
  const { staff, cookies } = await someStaff(copy, role);
  await aCheck(family, staff);
  return { family, child, email, staff, ctx: { ...(await asDesk(staff, family)), ...atPresent }, cookies, page: `/admin/familles/${family.id}` };
}

/** A programme of its own, and its manager. */
export async function aService(copy: number) {
  const programme = await aProgramme({ slug: `programme-${copy}` });
  const centerId = await centerOf(programme);
  const [row] = await database().select({ slug: center.slug }).from(center).where(eq(center.id, centerId));
  return { programme, centerId, centerSlug: row?.slug ?? "", ...(await someStaff(copy)) };
}

/** A family with one child and one programme of its own, with places on its first two days. */
export async function aPlaceToBook(copy: number, { capacity = 8 }: { capacity?: number } = {}) {
  const home = await aHome(copy);
  const programme = await aProgramme({ slug: `programme-${copy}` });
  const days = [aMonday(), addDays(aMonday(), 1)] as const;
  const slots = [await aSlot({ of: programme, day: days[0], capacity }), await aSlot({ of: programme, day: days[1], capacity })] as const;
  return { ...home, programme, days, slots };
}

export type PlaceToBook = Awaited<ReturnType<typeof aPlaceToBook>>;

export function bookingQuery({ child, programme, days }: PlaceToBook): URLSearchParams {
  const choice = [["enfant", child], ["programme", programme.id], ["periode", programme.periodId], ["formule", "day"], ...days.map((day) => ["jour", `0.${day}`])];
  return new URLSearchParams(choice);
}

/** The only place of the first day is this family's. */
export async function aBookedPlace(copy: number) {
  const place = await aPlaceToBook(copy, { capacity: 1 });
  const { family: of, programme, child, slots } = place;
  return { ...place, booked: await aBooking({ of, programme, child, slot: slots[0] }) };
}

/** Another family waits behind the one that holds the only place. */
export async function somebodyWaitsFor({ programme, slots }: Pick<PlaceToBook, "programme" | "slots">, copy: number) {
  const of = await aFamily({ email: addressOf("suivante", copy) });
  return aWaitlistEntry({ of, programme, child: await aChild({ of }), slot: slots[0] });
}

/** The first in line was mailed an offer; somebody else waits behind. */
export async function anOfferedPlace(copy: number) {
  const place = await aPlaceToBook(copy, { capacity: 1 });
  const { family: of, programme, child, slots } = place;
  const holder = await aFamily({ email: addressOf("premiere", copy) });
  const { reference, id } = await aBooking({ of: holder, programme, child: await aChild({ of: holder }), slot: slots[0] });
  const entryId = await aWaitlistEntry({ of, programme, child, slot: slots[0] });
  // Freed by its holder: the sweep of the timetable would offer the places of others too.
  await cancelDays({ ...(await asParent(holder.browser)), ...atPresent }, { reference, bookingIds: [id], owedCents: 0 });
  await somebodyWaitsFor(place, copy);
  return { ...place, entryId };
}
