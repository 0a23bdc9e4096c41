import { readClock } from "@/lib/core/clock";
import { dayOf } from "@/lib/core/days";
import { checkFile } from "@/lib/imports/use-cases/check-file";
import { writeBroadcast } from "@/lib/messages/use-cases/write-broadcast";
import { aBooking } from "@/tests/support/builders/booking";
import { aCall } from "@/tests/support/builders/call";
import { aCenterDay } from "@/tests/support/builders/center-day";
import { aChild, aFamily } from "@/tests/support/builders/family";
import { aFile, aLine } from "@/tests/support/builders/family-file";
import { aStaff } from "@/tests/support/builders/staff";
import { asStaff } from "@/tests/support/context";
import { ofStaff, type Act } from "./act";
import { aPlaceToBook, bookingQuery } from "./acts-of-parents";

const serving: readonly Act[] = [
  {
    useCase: "bookings/book-children",
    by: "the desk, past the last place",
    set: async (copy) => {
      const place = await aPlaceToBook(copy, { capacity: 1 });
      const of = await aFamily({ email: `premiere${copy}@exemple.fr` });
      await aBooking({ of, programme: place.programme, child: await aChild({ of }), slot: place.slots[0] });
      const { staff } = await aCall(place.family, { role: "manager", email: `guichet${copy}@exemple.fr` });
      return {
        cookies: ofStaff(staff),
        page: `/admin/familles/${place.family.id}/reserver/verifier?${bookingQuery(place)}`,
        form: "Confirmer la réservation",
        typed: [["capacity", "on"], ["raison", "Situation d'urgence signalée par le service social."], ["attente", "on"]],
      };
    },
  },
  {
    useCase: "attendance/note-marks",
    set: async (copy) => {
      const place = await aPlaceToBook(copy);
      const { center, day, centerId, bookingId } = await aCenterDay({ day: dayOf(readClock()), email: `present${copy}@exemple.fr`, slug: `accueil-${place.programme.slug}` });
      const staff = await aStaff({ role: "center", email: `centre${copy}@exemple.fr`, centerIds: [centerId] });
      return { cookies: ofStaff(staff), page: `/admin/presences/${center}/${day}`, form: `value="${bookingId}.`, typed: [["kind", "arrived"]] };
    },
  },
];

const running: readonly Act[] = [
  {
    useCase: "messages/send-broadcast",
    set: async (copy) => {
      const { family: of, programme, child, slots, days } = await aPlaceToBook(copy);
      await aBooking({ of, programme, child, slot: slots[0] });
      const staff = await aStaff({ role: "manager", email: `voix${copy}@exemple.fr` });
      const written = await writeBroadcast({ ...(await asStaff(staff)), now: readClock() }, { scope: { from: days[0], to: days[1], programmeId: programme.id }, subject: "Sortie à la plage", body: "Prévoyez un chapeau et de l'eau." });
      if (!written.ok) throw new Error("the message was not written");
      return { cookies: ofStaff(staff), page: `/admin/messages/envois/${written.value.id}`, form: 'name="messageId"' };
    },
  },
  {
    useCase: "imports/import-families",
    set: async (copy) => {
      const staff = await aStaff({ role: "manager", email: `reprise${copy}@exemple.fr` });
      const lines = Array.from({ length: 20 }, (_, index) => aLine({ household: String(index + 1), email: `import${copy}-${index}@exemple.fr`, guardianFamilyName: `Exemple${copy}x${index}`.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "") }));
      const checked = await checkFile({ ...(await asStaff(staff)), now: readClock() }, { name: "familles.csv", bytes: Buffer.from(aFile(...lines)) });
      if (!checked.ok) throw new Error(`the file was not checked: ${checked.refusal.reason}`);
      return { cookies: ofStaff(staff), page: `/admin/import/${checked.value}`, form: 'name="importId"', typed: [["duplicates", "import"], ["invitations", "now"]] };
    },
  },
  {
    useCase: "staff/invite-staff",
    set: async (copy) => ({
      cookies: ofStaff(await aStaff({ role: "manager", email: `chef${copy}@exemple.fr` })),
      page: "/admin/equipe/inviter",
      form: 'name="familyName"',
      typed: [["givenName", "Hélène"], ["familyName", "Caradec"], ["email", `helene${copy}@exemple.fr`], ["role", "agent"]],
    }),
    countsAgain: "inviting again replaces the link, and mails the new one",
  },
];

export const actsOfStaff: readonly Act[] = [...serving, ...running];
