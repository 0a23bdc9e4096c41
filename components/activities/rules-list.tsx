import { deadlineSentence, lateCancelSentence, requirementWords, type RequirementItem } from "@/lib/activities/words";
import type { DeadlineRule } from "@/lib/core/deadlines";
import type { BasisPoints } from "@/lib/core/money";

type Terms = { addDeadline: DeadlineRule; cancelDeadline: DeadlineRule; lateCancelShare: BasisPoints };

export function DeadlineList({ addDeadline, cancelDeadline, lateCancelShare }: Terms) {
  return (
    <ul>
      <li>{`Pour réserver : ${deadlineSentence(addDeadline)}.`}</li>
      <li>{`Pour annuler sans rien payer : ${deadlineSentence(cancelDeadline)}. ${lateCancelSentence(lateCancelShare)}`}</li>
      <li>Si l&apos;accueil annule, rien n&apos;est jamais facturé.</li>
    </ul>
  );
}

type Requirement = { item: RequirementItem; isBlocking: boolean };

export function RequirementList({ requirements }: { requirements: readonly Requirement[] }) {
  if (requirements.length === 0) return <p>Cette activité ne demande aucune pièce particulière.</p>;
  return (
    <ul>
      {requirements.map(({ item, isBlocking }) => (
        <li key={item}>{`${requirementWords[item].asks} : ${isBlocking ? "nécessaire pour réserver" : "à donner avant la venue, sans bloquer la réservation"}.`}</li>
      ))}
    </ul>
  );
}
