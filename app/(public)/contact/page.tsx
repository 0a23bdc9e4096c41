import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { DefinitionList } from "@/components/ui/definition-list";
import { MenuLink, TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

const { desk } = authority;

export const metadata = pageMetadata("Contact", `Joindre le ${desk.name} ${authority.nameOf} : téléphone ${desk.phone}, mail, horaires et adresse.`);

export default function ContactPage() {
  return (
    <Page screen="C2">
      <PageTitle lead="Pour une question, une réservation ou un souci de connexion&nbsp;: une personne vous répond.">
        {`Joindre le ${desk.name}`}
      </PageTitle>
      <DefinitionList
        rows={[
          { term: "Par téléphone", value: <MenuLink href={desk.phoneLink} className="text-2xl font-bold">{desk.phone}</MenuLink> },
          { term: "Par mail", value: <MenuLink href={`mailto:${desk.email}`}>{desk.email}</MenuLink> },
          { term: "Horaires", value: `Le Guichet répond ${desk.hours}.` },
          { term: "Par courrier", value: <Address /> },
        ]}
      />
      <div className="prose mt-10">
        <h2>Avant d&apos;appeler</h2>
        <p>Ces repères nous aident à vous répondre plus vite. Si vous ne les avez pas, appelez quand même.</p>
        <ul>
          <li>L&apos;adresse mail de votre compte, si vous en avez un.</li>
          <li>Le prénom et la date de naissance de votre enfant.</li>
          <li>Le repère de l&apos;écran que vous lisez, écrit en bas de chaque page.</li>
        </ul>
        <p>
          Ne nous donnez jamais votre mot de passe&nbsp;: nous n&apos;en avons pas besoin. Beaucoup de réponses sont aussi sur la page{" "}
          <TextLink href="/aide">Aide</TextLink>.
        </p>
      </div>
    </Page>
  );
}

function Address() {
  return (
    <address className="not-italic">
      {authority.name}
      {authority.address.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
