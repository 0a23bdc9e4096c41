import { frenchNumber } from "@/lib/core/format";

const counted = (count: number, one: string, many: string) => `${frenchNumber(count)} ${count < 2 ? one : many}`;
const share = (taken: number, capacity: number) => `${capacity === 0 ? 0 : Math.round((100 * taken) / capacity)} %`;

/** What each chart shows, in one sentence: read alone, it is the figure. */
export const figureSentences = {
  fill: ({ taken, capacity, fullest }: { taken: number; capacity: number; fullest: { center: string; taken: number; capacity: number } | undefined }) =>
    fullest === undefined
      ? "Aucun jour ouvert n'est encore préparé."
      : `Sur les 14 prochains jours ouverts, ${counted(taken, "place", "places")} sur ${frenchNumber(capacity)} ${taken < 2 ? "est prise" : "sont prises"}, soit ${share(taken, capacity)} ; le centre le plus rempli est ${fullest.center}, à ${share(fullest.taken, fullest.capacity)}. Une case vide est un jour fermé.`,
  waiting: ({ waiting, offered, longest }: { waiting: number; offered: number; longest: string | undefined }) =>
    waiting + offered === 0 || longest === undefined
      ? "Personne n'attend de place."
      : `${counted(waiting, "demande attend", "demandes attendent")} une place, et ${counted(offered, "place est proposée", "places sont proposées")} ; la plus longue liste est celle du centre « ${longest} ».`,
  openings: ({ confirmed, unconfirmed }: { confirmed: number; unconfirmed: number }) =>
    `En 12 semaines, ${counted(confirmed, "compte a été ouvert", "comptes ont été ouverts")} ; ${counted(unconfirmed, "création attend", "créations attendent")} encore le clic dans le mail. Au-delà de 7 jours, elles sont effacées.`,
  mails: ({ sent, pending, dead }: { sent: number; pending: number; dead: number }) =>
    `En 14 jours, ${counted(sent, "mail est parti", "mails sont partis")}, ${counted(pending, "attend", "attendent")} et ${counted(dead, "n'a pas pu être remis", "n'ont pas pu être remis")}.`,
  curve: ({ requests, peak, step }: { requests: number; peak: number; step: "minute" | "ten" }) =>
    requests === 0
      ? "Aucune demande n'a été reçue dans ce temps-là."
      : `${counted(requests, "demande", "demandes")} ${step === "minute" ? "dans la première heure" : "dans les dix premières minutes"} ; au plus fort, ${counted(peak, "demande", "demandes")} par ${step === "minute" ? "minute" : "dizaine de secondes"}.`,
} as const;

