import { PlaceTables } from "@/components/activities/place-tables";
import { DeadlineList, RequirementList } from "@/components/activities/rules-list";
import { PriceTable } from "@/components/billing/price-table";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { BackLink } from "@/components/ui/back-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Details } from "@/components/ui/details";
import { ButtonLink, TextLink } from "@/components/ui/link";
import { loadProgramme } from "@/lib/activities/loaders";
import { loadPrices } from "@/lib/billing/loaders";
import { authority } from "@/lib/core/authority";
import { frenchCivilDay } from "@/lib/core/format";

type Programme = Awaited<ReturnType<typeof loadProgramme>>;

export default async function ProgrammePage({ params }: { params: Promise<{ slug: string }> }) {
  const programme = await loadProgramme((await params).slug);
  const { slug, title, centerName, summary, periods } = programme;
  return (
    <Page screen="A3" width="wide">
      <title>{`${title} – ${authority.portal}`}</title>
      <meta name="description" content={`${title}, ${centerName} : dates, prix, délais et places.`} />
      <BackLink href="/activites">Toutes les activités</BackLink>
      <PageTitle lead={summary}>{title}</PageTitle>
      {periods.length > 0 ? <ButtonLink href={`/famille/reserver?activite=${slug}`}>Réserver</ButtonLink> : null}
      <Facts programme={programme} />
      <div className="prose">
        <Places programme={programme} />
        <h2>Prix</h2>
        <Prices programme={programme} />
        <h2>Délais</h2>
        <DeadlineList {...programme} />
        <h2>Ce que votre dossier doit contenir</h2>
        <RequirementList requirements={programme.requirements} />
      </div>
    </Page>
  );
}

function Facts({ programme }: { programme: Programme }) {
  const { centerName, centerAddress, communeName, centerPhone, centerPhoneShown, centerSummary, groups, seasonName } = programme;
  const rows = [
    { term: "Accueil", value: `${centerName}. ${centerSummary}` },
    { term: "Adresse", value: `${centerAddress}, ${communeName}` },
    { term: "Téléphone", value: <TextLink href={`tel:${centerPhone}`}>{centerPhoneShown}</TextLink> },
    { term: "Âges", value: groups.map(({ name }) => name).join(", ") },
    { term: "Quand", value: seasonName },
  ];
  return <DefinitionList rows={rows} />;
}

function Places({ programme: { periods, readAt } }: { programme: Programme }) {
  if (periods.length === 0) {
    return (
      <>
        <h2>Dates et places</h2>
        <p>Aucune période n&apos;est encore annoncée. Ses dates et son ouverture s&apos;afficheront ici, bien avant le jour des réservations.</p>
      </>
    );
  }
  return (
    <>
      <h2>{`Places à ${readAt}`}</h2>
      <p>Quand un jour est complet, vous pouvez demander une place en liste d&apos;attente.</p>
      {periods.map(({ id, name, dates, opening, tables }, index) => (
        <Details key={id} summary={name} open={index === 0}>
          <p>{dates}</p>
          <p className="font-semibold">{opening}</p>
          <PlaceTables tables={tables} />
        </Details>
      ))}
    </>
  );
}

async function Prices({ programme: { tariffId, pricedOn, formulas } }: { programme: Programme }) {
  const { linesOf, siblings } = await loadPrices(tariffId, pricedOn);
  if (formulas.length === 0) return <p>Les prix s&apos;afficheront avec la première période annoncée.</p>;
  return (
    <>
      {formulas.map(({ formula, name }) => (
        <PriceTable key={formula} caption={`${name}, prix au ${frenchCivilDay(pricedOn)}`} lines={linesOf(formula)} />
      ))}
      {siblings === undefined ? null : <p>{siblings}</p>}
      <p>Le prix le plus haut s&apos;applique tant que votre quotient familial n&apos;est pas vérifié.</p>
    </>
  );
}
