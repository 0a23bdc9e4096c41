import { CheckedChildren } from "@/components/bookings/checked-children";
import { DeadlineLine } from "@/components/bookings/deadline-line";
import { formulaLabel } from "@/components/bookings/formula-words";
import { Page } from "@/components/site/page";
import { BackLink } from "@/components/ui/back-link";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormPanel } from "@/components/ui/form-page";
import { MenuLink } from "@/components/ui/link";
import { bookAction } from "@/lib/bookings/actions";
import { loadCheck } from "@/lib/bookings/loaders";
import { euros } from "@/lib/core/money";
import type { SearchParams } from "@/lib/core/search-params";

export default async function CheckPage({ searchParams }: { searchParams: SearchParams }) {
  const { query, title, period, formula, cancelDeadline, children, totalCents, hidden } = await loadCheck(await searchParams);
  const hasFull = children.some(({ days }) => days.some(({ waiting }) => waiting !== undefined));
  return (
    <Page screen="H5">
      <BackLink href={`/famille/reserver/jours?${query}`} />
      <FormPanel
        action={bookAction}
        title="Réserver : vérifier ma demande"
        heading="Vérifiez votre demande"
        submit="Confirmer la réservation"
        permalink={`/famille/reserver/verifier?${query}`}
        hidden={hidden}
        intro={
          <>
            <p className="font-semibold text-accent">Étape 5 sur 6</p>
            <p>
              <strong>Rien n&apos;est réservé avant cette étape.</strong> {title}, {period}, {formulaLabel(formula).toLowerCase()}.
            </p>
          </>
        }
        after={
          <p className="mt-6">
            <MenuLink href={`/famille/reserver/jours?${query}`}>Changer les jours</MenuLink>
          </p>
        }
      >
        <CheckedChildren view={children} />
        <p className="text-xl font-bold">Total des jours avec une place&nbsp;: {euros(totalCents)}</p>
        <DeadlineLine rule={cancelDeadline} verb="Pour annuler sans frais" />
        {children.length > 1 ? (
          <CheckboxField
            name="ensemble"
            label="Mes enfants ensemble ou pas du tout"
            hint="Si l'un d'eux n'a pas de place un jour, aucun n'est réservé ce jour-là : ils attendent ensemble."
            optional
          />
        ) : null}
        <CheckboxField
          name="attente"
          label="M'inscrire sur la liste d'attente des jours complets"
          hint={hasFull ? "Sans cette case, les jours complets ne sont pas demandés." : "Elle ne sert que si une place part avant votre confirmation. Attendre ne coûte rien."}
          optional
          defaultChecked
        />
      </FormPanel>
    </Page>
  );
}
