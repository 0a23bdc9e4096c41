import type { BillingRefusal } from "@/lib/billing/words";
import { sayRefusal as sayBillingRefusal } from "@/lib/billing/words";
import type { DocumentRefusal } from "@/lib/documents/words";
import { sayRefusal as sayDocumentRefusal } from "@/lib/documents/words";
import type { HealthRefusal } from "@/lib/families/words";
import { sayHealthRefusal } from "@/lib/families/words";
import { CHILDREN_MAX, CONTACTS_MAX } from "@/lib/families/rules";

type Said = { message: string; field?: string };

/** What is said to the family in its own words is said otherwise to the member of staff who serves it; the rest is the same. */
const atDesk: Partial<Record<HealthRefusal["reason"], string>> = {
  "not-found": "Ce que vous vouliez modifier n'est plus dans ce dossier. Revenez à la page de la famille.",
  "own-address": "Cette adresse mail est déjà celle d'un responsable du dossier.",
  "already-guardian": "Le compte qui a cette adresse mail suit déjà ce dossier.",
  "last-guardian": "Personne d'autre ne répond de ce dossier. Ajoutez d'abord un autre responsable.",
  "too-many-contacts": `Le dossier compte déjà ${CONTACTS_MAX} personnes. Retirez-en une pour en ajouter une autre.`,
  "too-many-children": `Le dossier contient déjà ${CHILDREN_MAX} enfants : c'est le maximum.`,
  "child-known": "Cet enfant est déjà dans le dossier : même prénom, même date de naissance.",
  "still-booked": "Des jours sont réservés pour cet enfant. Annulez-les d'abord.",
  "still-waiting": "Cet enfant est sur une liste d'attente. Retirez-le de la liste d'abord.",
};

export function sayFileRefusal(refusal: HealthRefusal): Said {
  const said = sayHealthRefusal(refusal);
  return { ...said, message: atDesk[refusal.reason] ?? said.message };
}

const isOfDocument = (refusal: DocumentRefusal | BillingRefusal): refusal is DocumentRefusal => refusal.reason !== "amount-needed" && refusal.reason !== "already-proved";

/** Of a paper and of the quotient it may prove. */
export function sayPaperRefusal(refusal: DocumentRefusal | BillingRefusal): Said {
  if (!isOfDocument(refusal)) return sayBillingRefusal(refusal);
  return refusal.reason === "not-found" ? { message: "Ce document n'est plus là. La famille vient peut-être de le retirer." } : sayDocumentRefusal(refusal);
}
