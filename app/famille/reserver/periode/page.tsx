import { Choice } from "@/components/bookings/choice";
import { Step } from "@/components/bookings/step";
import { StepForm } from "@/components/bookings/step-form";
import { ButtonLink } from "@/components/ui/link";
import { loadOffers } from "@/lib/bookings/loaders";
import { frenchList } from "@/lib/core/format";
import { readParam, type SearchParams } from "@/lib/core/search-params";

export default async function PeriodPage({ searchParams }: { searchParams: SearchParams }) {
  const { fields, names, periods, isFiltered } = await loadOffers(await searchParams);
  return (
    <Step step={2} title="Réserver : où et quand ?" back="/famille/reserver" error={await readParam(searchParams, "erreur")}>
      {periods.length === 0 ? (
        <div className="prose mt-4">
          <p>
            {isFiltered ? "Cette activité ne propose rien" : "Rien n'est proposé"} pour {frenchList(names)} en ce moment. Les prochaines dates sont annoncées dans les activités.
          </p>
          <ButtonLink href="/activites">Voir toutes les activités</ButtonLink>
        </div>
      ) : (
        <StepForm action="/famille/reserver/formule" fields={fields}>
          {periods.map(({ id, name, dates, offers }) => (
            <fieldset key={id}>
              <legend className="text-xl font-bold text-brand-dark">{name}</legend>
              <p className="text-ink-soft">{dates}</p>
              <div className="mt-2 grid gap-3">
                {offers.map(({ value, title, town, fit, opensOn }) => (
                  <Choice
                    key={value}
                    type="radio"
                    name="offre"
                    value={value}
                    label={`${title} (${town})`}
                    detail={
                      <>
                        {fit}.{opensOn ? <strong className="block">Ouvre le {opensOn}.</strong> : null}
                      </>
                    }
                    defaultChecked={periods.length === 1 && offers.length === 1}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </StepForm>
      )}
    </Step>
  );
}
