import { formulaLabel } from "@/components/bookings/formula-words";
import { DaysForm } from "@/components/bookings/days-form";
import { DeadlineLine } from "@/components/bookings/deadline-line";
import { Step } from "@/components/bookings/step";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { loadDays } from "@/lib/bookings/loaders";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export default async function DaysPage({ searchParams }: { searchParams: SearchParams }) {
  const { fields, backTo, title, period, formula, addDeadline, opensOn, missing, children, picked } = await loadDays(await searchParams);
  return (
    <Step step={4} title="Réserver : quels jours ?" back={`/famille/reserver/formule?${backTo}`} error={await readParam(searchParams, "erreur")} width="wide">
      <p className="intro">
        {title}, {period}, {formulaLabel(formula).toLowerCase()}.
      </p>
      {opensOn ? (
        <Notice tone="info" title={`Les réservations ouvrent le ${opensOn}`}>
          <p>Cette page montre les places. Rechargez-la à cette heure : vous pourrez choisir vos jours.</p>
        </Notice>
      ) : (
        <DeadlineLine rule={addDeadline} verb="Pour réserver" />
      )}
      {missing.map(({ id, givenName }) => (
        <Notice key={id} tone="warning" title={`Le dossier de ${givenName} est à compléter`}>
          <p>
            Ses jours ne peuvent pas encore être réservés. <TextLink href={`/famille/enfants/${id}`}>Voir ce qui manque pour {givenName}</TextLink>
          </p>
        </Notice>
      ))}
      <DaysForm fields={fields} view={children} picked={picked} isOpen={opensOn === undefined} />
    </Step>
  );
}
