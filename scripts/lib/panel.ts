import path from "node:path";
import { DEMO_TOTP_SECRET } from "@/lib/staff/rules";
import { inProject } from "./paths";
import type { ProductPlan } from "./product";
import type { Environment } from "./run";

/** The one thing that the demo prints when all of it runs. */
export function panel({ appUrl, mailbox, logs }: ProductPlan, { SMTP_URL = process.env.SMTP_URL ?? "" }: Environment): string {
  const mails = mailbox ? `http://localhost:${mailbox.pagePort}  (SMTP : 127.0.0.1:${mailbox.smtpPort})` : `envoyés par ${new URL(SMTP_URL).host}`;
  return `
  Portail Familles, démonstration (données fictives)

    Le site            ${appUrl}
    Les courriels      ${mails}
    Comptes            parent@demo.example, parent2@demo.example, exterieur@demo.example
    Personnel          ${appUrl}/admin avec agent@, centre@ ou responsable@demo.example
                       le code du moment est sur la page de connexion ; clé de l'application : ${DEMO_TOTP_SECRET}
    Phrase de passe    marée haute sous la jetée
    Journaux           ${path.relative(inProject(), logs)}

  Ctrl-C arrête tout. « npm run demo -- --reset » repart de zéro.
`;
}
