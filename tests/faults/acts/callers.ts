import { database } from "@/db/client";
import { family } from "@/db/schema/families";
import { newId } from "@/lib/core/ids";
import { aCheck, aTask } from "@/tests/support/builders/call";
import { aGuardian } from "@/tests/support/builders/family";
import { aPendingRegistration } from "@/tests/support/builders/pending-registration";
import { act, type Act } from "../act";
import { addressOf, aHolder, aHome, aServedHome, someStaff, spelled } from "./scenes";

const WHAT = "Dire si une place se libère.";

async function anUnknownCaller(copy: number) {
  const { family: served } = await aHome(copy);
  return { ...(await someStaff(copy, "agent")), page: `/admin/familles/${served.id}` };
}

async function aTaskToDo(copy: number) {
  const served = await aServedHome(copy);
  return { ...served, taskId: await aTask(served.family) };
}

async function aSecondGuardian(copy: number) {
  const served = await aServedHome(copy);
  const { parent } = await aHolder(copy);
  await aGuardian(served.family, parent);
  return { ...served, accountId: parent.id };
}

async function twoFiles(copy: number) {
  const served = await aServedHome(copy);
  const other = newId("family");
  await database().insert(family).values({ id: other });
  await aCheck({ id: other }, served.staff);
  return { ...served, other };
}

async function aLateConfirmation(copy: number) {
  const email = addressOf("lucie", copy);
  await aPendingRegistration({ email });
  return { email, ...(await someStaff(copy, "agent")) };
}

const newestWins = { countsAgain: "each request mails a link, and the newest replaces the one before" };
const eachCounts = { countsAgain: "each time it is said, it is noted" };

export const ofCallers: readonly Act[] = [
  act("callers/check-caller", anUnknownCaller, ({ page }) => ({ page, form: 'name="birthDate"', typed: [["phone", "06 12 34 56 78"], ["address", "3 rue des Dunes"]] }), { countsAgain: "each check is a call of its own" }),
  act("callers/note-call", aServedHome, ({ page }) => ({ page, form: "Enregistrer la note", typed: [["note", WHAT]] }), eachCounts),
  act("callers/end-call", aServedHome, ({ page }) => ({ page, form: "Fin d", typed: [["note", WHAT]] })),
  act("callers/plan-call-back", aServedHome, ({ page }) => ({ page, form: "Ajouter aux tâches", typed: [["text", WHAT]] }), eachCounts),
  act("callers/close-task", aTaskToDo, ({ taskId }) => ({ page: "/admin/taches", form: taskId, typed: [["outcome", "told"]] })),
  act("callers/view-portal", aServedHome, ({ page }) => ({ page: `${page}/portail` }), { countsAgain: "each look leaves its line" }),
  act("callers/help-guardian", aServedHome, ({ page }) => ({ page, form: "Déconnecter partout" }), eachCounts),
  act("callers/help-guardian", aServedHome, ({ page }) => ({ page, form: "Envoyer un lien de mot de passe" }), { by: "a new password", ...newestWins }),
  act("callers/help-guardian", aServedHome, ({ page }, copy) => ({ page, form: "Envoyer le lien à cette adresse", typed: [["email", addressOf("epelee", copy)]] }), { by: "a new address", ...newestWins }),
  act("callers/invite-caller", aServedHome, ({ page }, copy) => ({ page, form: "invitation", typed: [["email", addressOf("appelante", copy)]] }), newestWins),
  act("callers/withdraw-guardian", aSecondGuardian, ({ page, accountId }) => ({ page, form: `acces-${accountId}`, typed: [["accountId", accountId], ["reason", "Jugement lu et vérifié."]] })),
  act("callers/unite-families", twoFiles, ({ page, other }) => ({ page, form: "Réunir dans ce dossier", typed: [["other", other]] })),
  act("callers/open-by-phone", (copy) => someStaff(copy, "agent"), (_, copy) => ({
    page: "/admin/familles/nouvelle", form: 'name="who"',
    typed: [["who", "guardian"], ["givenName", "Nadia"], ["familyName", spelled(`Kerbrat${copy}`)], ["phone", `02 4${String(copy).padStart(7, "0")}`], ["commune", "pornic"], ["email", addressOf("nadia", copy)]],
  })),
  act("callers/renew-registration", aLateConfirmation, ({ email }) => ({ page: `/admin/familles?q=${encodeURIComponent(email)}`, form: `name="email" value="${email}"` }), newestWins),
];
