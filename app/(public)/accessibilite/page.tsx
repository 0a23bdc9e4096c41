import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { PhoneLink } from "@/components/site/phone-link";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

export const metadata = pageMetadata("Accessibilité : non conforme", `Déclaration d'accessibilité du ${authority.portal} : état de conformité, contact et voies de recours.`);

export default function AccessibilityPage() {
  const { desk } = authority;
  return (
    <Page screen="C3">
      <PageTitle>Déclaration d&apos;accessibilité</PageTitle>
      <div className="prose">
        <p>
          {authority.name} s&apos;engage à rendre ce service accessible, selon l&apos;article 47 de la loi n° 2005-102 du 11 février
          2005. Cette déclaration concerne le {authority.portal}.
        </p>
        <h2>État de conformité</h2>
        <p>
          Le {authority.portal} est <strong>non conforme</strong> avec le référentiel général d&apos;amélioration de
          l&apos;accessibilité (RGAA), version 4.1.2. Aucun audit n&apos;a encore été mené&nbsp;: tant qu&apos;il n&apos;a pas eu lieu, la
          loi nous demande de l&apos;écrire ainsi.
        </p>
        <h2>Ce que nous vérifions déjà</h2>
        <ul>
          <li>Chaque page se lit à 320 pixels de large, avec un texte agrandi deux fois.</li>
          <li>Chaque action se fait au clavier seul, et aussi sans JavaScript.</li>
          <li>Un outil automatique contrôle chaque page à chaque nouvelle version.</li>
        </ul>
        <p>Ces contrôles ne remplacent pas un audit. Des défauts peuvent rester&nbsp;: dites-les-nous.</p>
        <h2>Contenus non accessibles</h2>
        <p>La liste sera établie par l&apos;audit.</p>
        <h2>Établissement de cette déclaration</h2>
        <p>
          Cette déclaration a été établie le 23 novembre 2026. Technologies utilisées&nbsp;: HTML, CSS, JavaScript, SVG, WAI-ARIA.
        </p>
        <h2>Vous êtes bloqué&nbsp;? Écrivez-nous</h2>
        <p>
          Si une page ou un service vous résiste, le {desk.name} vous oriente vers une solution, ou vous donne l&apos;information
          autrement. Téléphone&nbsp;: <PhoneLink />. Mail :{" "}
          <TextLink href={`mailto:${desk.email}`}>{desk.email}</TextLink>.
        </p>
        <h2>Voie de recours</h2>
        <p>Vous nous avez signalé un défaut qui vous empêche d&apos;utiliser le portail, sans réponse de notre part&nbsp;? Vous pouvez&nbsp;:</p>
        <ul>
          <li>
            <TextLink href="https://formulaire.defenseurdesdroits.fr/">écrire au Défenseur des droits en ligne</TextLink>&nbsp;;
          </li>
          <li>
            <TextLink href="https://www.defenseurdesdroits.fr/saisir/delegues">rencontrer son délégué près de chez vous</TextLink>&nbsp;;
          </li>
          <li>lui écrire gratuitement, sans timbre&nbsp;: Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.</li>
        </ul>
      </div>
    </Page>
  );
}
