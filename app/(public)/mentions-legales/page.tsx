import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { PhoneLink } from "@/components/site/phone-link";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

export const metadata = pageMetadata("Mentions légales", `Qui édite et qui héberge le ${authority.portal}, et dans quelles conditions l'utiliser.`);

export default function LegalNoticePage() {
  return (
    <Page screen="C4">
      <PageTitle>Mentions légales</PageTitle>
      <div className="prose">
        <h2>Qui publie ce site</h2>
        <p>
          {authority.name}, {authority.legalForm}, SIREN {authority.siren}.
          <br />
          {authority.address.join(", ")}.
        </p>
        <p>
          Téléphone&nbsp;: <PhoneLink />. Mail :{" "}
          <TextLink href={`mailto:${authority.desk.email}`}>{authority.desk.email}</TextLink>. Site :{" "}
          <TextLink href={authority.website}>{authority.website.replace("https://", "")}</TextLink>.
        </p>
        <p>La personne qui préside {authority.name} est responsable de la publication.</p>
        <h2>Qui l&apos;héberge</h2>
        <p>
          {authority.name} choisit l&apos;hébergeur. Son nom, son adresse et son téléphone vous sont donnés sur simple demande au{" "}
          <TextLink href="/contact">{authority.desk.name}</TextLink>.
        </p>
        <h2>Utiliser le portail</h2>
        <p>
          Le portail est gratuit. Un compte est personnel&nbsp;: il appartient à un parent ou à un responsable légal. Gardez votre mot de
          passe pour vous, et déconnectez-vous sur un appareil partagé.
        </p>
        <h2>Textes et images</h2>
        <p>
          Les textes et les dessins appartiennent à {authority.name}. Vous pouvez les citer en indiquant leur source. Aucune image ne
          vient d&apos;un autre site.
        </p>
        <h2>Vos données</h2>
        <p>
          Ce que nous gardons sur vous, pourquoi et combien de temps&nbsp;: c&apos;est sur la page{" "}
          <TextLink href="/donnees-personnelles">Données personnelles</TextLink>.
        </p>
      </div>
    </Page>
  );
}
