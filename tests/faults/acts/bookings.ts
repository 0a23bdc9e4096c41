import { openCalendar } from "@/lib/bookings/use-cases/open-calendar";
import { aProgramme, aSlot } from "@/tests/support/builders/activity";
import { aBooking, aWaitlistEntry } from "@/tests/support/builders/booking";
import { aCheck } from "@/tests/support/builders/call";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { jetonTo } from "@/tests/support/builders/outbox";
import { act, type Act } from "../act";
import { aBookedPlace, addressOf, aHome, anOfferedPlace, aPlaceToBook, bookingQuery, somebodyWaitsFor, someStaff } from "./scenes";

/** The same, with the family on the telephone. `page`: its file. */
const onThePhone = <M extends { family: Parameters<typeof aCheck>[0] }>(prepare: (copy: number) => Promise<M>) => async (copy: number) => {
  const made = await prepare(copy);
  const { staff, cookies } = await someStaff(copy);
  await aCheck(made.family, staff);
  return { ...made, cookies, page: `/admin/familles/${made.family.id}` };
};

async function aPlaceWanted(copy: number) {
  const booked = await aBookedPlace(copy);
  await somebodyWaitsFor(booked, copy);
  return booked;
}

/** The only place is somebody else's. */
async function aFullPlace(copy: number) {
  const place = await aPlaceToBook(copy, { capacity: 1 });
  const of = await aFamily({ email: addressOf("premiere", copy) });
  await aBooking({ of, programme: place.programme, child: await aChild({ of }), slot: place.slots[0] });
  return place;
}

async function aWait(copy: number) {
  const place = await aFullPlace(copy);
  return { ...place, entryId: await aWaitlistEntry({ of: place.family, programme: place.programme, child: place.child, slot: place.slots[0] }) };
}

/** Two families in line for a slot that nobody holds, and staff before the second one. */
async function aLine(copy: number, { places = 1 }: { places?: number } = {}) {
  const programme = await aProgramme({ slug: `programme-${copy}` });
  const slot = await aSlot({ of: programme, capacity: places });
  const [first, second] = [await aFamily({ email: addressOf("premiere", copy) }), await aFamily({ email: addressOf("seconde", copy) })] as const;
  await aWaitlistEntry({ of: first, programme, child: await aChild({ of: first }), slot });
  const entryId = await aWaitlistEntry({ of: second, programme, child: await aChild({ of: second }), slot });
  return { ...(await someStaff(copy)), slot, entryId, page: `/admin/listes-attente/${slot}/${entryId}` };
}

async function aMailedOffer(copy: number) {
  const { email } = await anOfferedPlace(copy);
  return { jeton: await jetonTo(email, "place-offered"), cookies: {} };
}

async function anOpenCalendar(copy: number) {
  const home = await aHome(copy);
  await openCalendar(home.ctx);
  return home;
}

export const booking = act("bookings/book-children", (copy) => aPlaceToBook(copy), (place) => ({
  page: `/famille/reserver/verifier?${bookingQuery(place)}`, form: "Confirmer la réservation", typed: [["attente", "on"]],
}));

const WHY = "Situation d'urgence signalée par le service social.";
const list = "/famille/listes-attente";

const asked: readonly Act[] = [
  booking,
  act("bookings/book-children", onThePhone(aFullPlace), (place) => ({
    page: `${place.page}/reserver/verifier?${bookingQuery(place)}`, form: "Confirmer la réservation", typed: [["capacity", "on"], ["raison", WHY], ["attente", "on"]],
  }), { by: "the desk, past the last place" }),
  act("bookings/swap-day", aBookedPlace, ({ booked }) => ({ page: `/famille/reservations/${booked.reference}/echanger?jour=${booked.id}`, form: 'name="slotId"' })),
  act("bookings/cancel-days", aPlaceWanted, ({ booked }) => ({ page: `/famille/reservations/${booked.reference}/annuler?jour=${booked.id}&etape=verifier`, form: "Annuler ce jour" })),
  act("desk-bookings/send-recap", onThePhone(aBookedPlace), ({ page, booked }) => ({ page: `${page}/reservations/${booked.reference}`, form: `value="${booked.reference}"` }), { countsAgain: "each time it is asked for, it is sent" }),
  act("bookings/open-calendar", aHome, () => ({ page: "/famille/reservations", form: "Créer mon adresse" }), { countsAgain: "asking again replaces the address" }),
  act("bookings/close-calendar", anOpenCalendar, () => ({ page: "/famille/reservations", form: "Supprimer mon adresse" })),
];

const waiting: readonly Act[] = [
  act("bookings/accept-offer", aMailedOffer, ({ jeton }) => ({ page: `/proposition?jeton=${jeton}`, form: "Accepter la place" })),
  act("bookings/accept-offer", anOfferedPlace, () => ({ page: list, form: "Accepter" }), { by: "the signed-in page" }),
  act("bookings/decline-offer", aMailedOffer, ({ jeton }) => ({ page: `/proposition?jeton=${jeton}`, form: "Refuser" })),
  act("bookings/decline-offer", anOfferedPlace, () => ({ page: list, form: "Refuser" }), { by: "the signed-in page" }),
  act("bookings/leave-waitlist", aWait, ({ entryId }) => ({ page: `${list}/quitter?attente=${entryId}`, form: "Quitter la liste" })),
  act("waitlists/offer-out-of-order", (copy) => aLine(copy), ({ page }) => ({ page, form: 'name="motif"', typed: [["motif", WHY]] })),
  act("waitlists/give-priority", (copy) => aLine(copy, { places: 0 }), ({ page }) => ({ page, form: 'name="raison"', typed: [["priorite", "1"], ["raison", WHY]] }), { countsAgain: "the same is decided again, and the journal tells each time" }),
];

export const ofBookings: readonly Act[] = [...asked, ...waiting];
