import { KEPT_MINUTES } from "../line/ticket";
import { deskLine, ownDocument } from "./own-document";

export type Place = { ahead: number; reloadS: number; waitS: number | undefined };

const TITLE = "Vous êtes dans la file d’attente";
const MINUTE_S = 60;
/** The days, the last look, the confirmation: whoever came before goes first at each. */
const ENTRIES_OF_EACH = 3;

/** The place in line, in words; it reloads by its `Refresh` header, without a script. */
export function queuePage({ ahead, reloadS, waitS }: Place, url: string): string {
  const keepsDays = /[?&]jour=/.test(url);
  return ownDocument(
    TITLE,
    `<p>Beaucoup de familles réservent en ce moment. Chacune entre à son tour, dans l’ordre d’arrivée.</p>
<p class="place">${placeInWords(ahead)}</p>
${waitS === undefined ? "" : `<p>${waitInWords(waitS)}</p>\n`}<p>Gardez cette page ouverte : elle se recharge seule, dans ${reloadS} ${reloadS === 1 ? "seconde" : "secondes"}. Votre place est gardée ${KEPT_MINUTES} minutes, même si vous rechargez.</p>
${keepsDays ? "<p>Les jours que vous avez cochés sont gardés aussi.</p>\n" : ""}<p><a href="${escaped(url)}">Recharger maintenant</a></p>
${deskLine}
<p class="aside">Écran H9</p>`,
  );
}

function placeInWords(ahead: number): string {
  if (ahead === 0) return "C’est bientôt à vous : personne n’attend devant vous.";
  return ahead === 1 ? "Il y a 1 personne devant vous." : `Il y a ${ahead.toLocaleString("fr-FR")} personnes devant vous.`;
}

/** From one entry for each person in front, to all the entries that each still needs. */
function waitInWords(seconds: number): string {
  const [shortest, longest] = [Math.floor(seconds / MINUTE_S), Math.ceil((seconds * ENTRIES_OF_EACH) / MINUTE_S)];
  if (longest <= 1) return "Attente estimée : moins d’une minute.";
  return shortest < 1 ? `Attente estimée : moins de ${longest} minutes.` : `Attente estimée : entre ${shortest} et ${longest} minutes.`;
}

function escaped(url: string): string {
  return url.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
