import { readClock } from "@/lib/core/clock";
import { dayOf } from "@/lib/core/days";
import { database } from "@/db/client";
import { mail } from "@/db/schema/notifications";
import { eq } from "drizzle-orm";
import { checkFile } from "@/lib/imports/use-cases/check-file";
import { importFamilies } from "@/lib/imports/use-cases/import-families";
import { writeBroadcast } from "@/lib/messages/use-cases/write-broadcast";
import { aBooking } from "@/tests/support/builders/booking";
import { aCenterDay, aMark } from "@/tests/support/builders/center-day";
import { aCompleteFile } from "@/tests/support/builders/family";
import { aFile, aLine } from "@/tests/support/builders/family-file";
import { aMail } from "@/tests/support/builders/mail";
import { act, type Act } from "../act";
import { addressOf, aPlaceToBook, someStaff, spelled } from "./scenes";

const LINES = 20;

const fileOf = (copy: number) => aFile(...Array.from({ length: LINES }, (_, index) => aLine({ household: String(index + 1), email: addressOf(`import-${index}-`, copy), guardianFamilyName: spelled(`Exemple${copy}x${index}`) })));

async function aCheckedFile(copy: number) {
  const manager = await someStaff(copy);
  const checked = await checkFile(manager.ctx, { name: "familles.csv", bytes: Buffer.from(fileOf(copy)) });
  if (!checked.ok) throw new Error(`the file was not checked: ${checked.refusal.reason}`);
  return { ...manager, importId: checked.value };
}

async function unsentInvitations(copy: number) {
  const checked = await aCheckedFile(copy);
  await importFamilies(checked.ctx, { importId: checked.importId, invitations: "later", duplicates: "import" });
  return checked;
}

async function aBookedProgramme(copy: number) {
  const { family: of, programme, child, slots, days } = await aPlaceToBook(copy);
  await aBooking({ of, programme, child, slot: slots[0] });
  return { ...(await someStaff(copy)), days, programme };
}

const message = { subject: "Sortie à la plage", body: "Prévoyez un chapeau et de l'eau." };

async function aWrittenMessage(copy: number) {
  const made = await aBookedProgramme(copy);
  const { ctx, days, programme } = made;
  const written = await writeBroadcast(ctx, { scope: { from: days[0], to: days[1], programmeId: programme.id }, ...message });
  if (!written.ok) throw new Error("the message was not written");
  return { ...made, messageId: written.value.id };
}

async function aDeadMail(copy: number) {
  const mailId = await aMail({ to: addressOf("perdue", copy) });
  await database().update(mail).set({ state: "dead", lastFailure: "550" }).where(eq(mail.id, mailId));
  return { mailId, ...(await someStaff(copy, "agent")) };
}

async function aDayOfCenter(copy: number) {
  const made = await aCenterDay({ day: dayOf(readClock()), email: addressOf("present", copy), slug: `accueil-${copy}` });
  await aCompleteFile({ of: made.family, children: [made.child] });
  return { ...made, ...(await someStaff(copy, "center", { centerIds: [made.centerId] })), page: `/admin/presences/${made.center}/${made.day}` };
}

const eachReading = { countsAgain: "each reading leaves its line" };

export const ofRunning: readonly Act[] = [
  act("attendance/note-marks", aDayOfCenter, ({ page, bookingId }) => ({ page, form: `value="${bookingId}.`, typed: [["kind", "arrived"]] })),
  act("attendance/note-marks", aDayOfCenter, ({ page, bookingId }) => ({ page: `${page}/pointages`, json: { marks: [aMark({ bookingId, markedAt: readClock().getTime() })] } }), { by: "a tablet" }),
  act("attendance/open-day-health", aDayOfCenter, ({ page }) => ({ page }), eachReading),
  act("messages/write-broadcast", aBookedProgramme, ({ days, programme }) => ({
    page: "/admin/messages/nouveau", form: 'name="texte"', typed: [["du", days[0]], ["au", days[1]], ["activite", programme.id], ["titre", message.subject], ["texte", message.body]],
  }), { countsAgain: "each is a draft of its own, and sends nothing" }),
  act("messages/send-broadcast", aWrittenMessage, ({ messageId }) => ({ page: `/admin/messages/envois/${messageId}`, form: 'name="messageId"' })),
  act("messages/resend-mail", aDeadMail, ({ mailId }) => ({ page: `/admin/messages/${mailId}`, form: 'name="mailId"' }), { countsAgain: "the same mail is due again, under its own identifier" }),
  act("imports/check-file", (copy) => someStaff(copy), (_, copy) => ({ page: "/admin/import", form: 'name="file"', typed: [["file", fileOf(copy), "familles.csv"]] }), { countsAgain: "each is a draft of its own, and imports nothing" }),
  act("imports/import-families", aCheckedFile, ({ importId }) => ({ page: `/admin/import/${importId}`, form: 'name="importId"', typed: [["duplicates", "import"], ["invitations", "now"]] })),
  act("imports/send-invitations", unsentInvitations, () => ({ page: "/admin/import", form: "Envoyer les invitations" }), { holds: "the invitations that wait" }),
  act("reports/export-table", (copy) => someStaff(copy), () => ({ page: "/admin/exports", form: 'name="scope"', typed: [["scope", "families"], ["format", "csv"], ["from", "2026-12-01"], ["to", "2026-12-07"]] }), { countsAgain: "each file that is given out leaves its line" }),
  act("journal/note-reading", (copy) => someStaff(copy), () => ({ page: "/admin/journal?acte=booking.requested" }), eachReading),
];
