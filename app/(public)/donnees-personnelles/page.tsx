import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { DefinitionList } from "@/components/ui/definition-list";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

export const metadata = pageMetadata("Données personnelles", "Ce que le portail garde sur vous, pourquoi, combien de temps, et comment exercer vos droits.");

export default function PersonalDataPage() {
  return (
    <Page screen="C5">
      <PageTitle lead="Nous gardons le strict nécessaire pour tenir votre compte. Rien n'est vendu, ni transmis à des fins commerciales.">
        Données personnelles
      </PageTitle>
      <div className="prose">
        <h2>Ce que nous gardons</h2>
        <ul>
          <li>Votre identité&nbsp;: prénom, nom, téléphone.</li>
          <li>Votre adresse mail, qui est aussi votre identifiant.</li>
          <li>Votre mot de passe, sous une forme que personne ne peut relire, nous non plus.</li>
          <li>Vos connexions&nbsp;: appareil, date, et une empreinte chiffrée du réseau, illisible pour nous.</li>
          <li>Le journal de votre compte&nbsp;: qui a fait quoi, et quand.</li>
          <li>La trace des mails que nous vous avons envoyés.</li>
        </ul>
        <h2>Pourquoi</h2>
        <p>
          Pour ouvrir et protéger votre compte, vous écrire à son sujet, et organiser l&apos;accueil de vos enfants. C&apos;est une
          mission d&apos;intérêt public {authority.nameOf} (article 6.1.e du règlement européen, le RGPD). Seuls les agents qui en
          ont besoin pour ce travail y ont accès.
        </p>
        <h2>Combien de temps</h2>
      </div>
      <DefinitionList
        rows={[
          { term: "Inscription non validée", value: "7 jours, puis elle est effacée." },
          { term: "Votre compte", value: "Tant que vous l'utilisez. Si vous le fermez, il est effacé après 14 jours, le temps de changer d'avis." },
          { term: "Connexion", value: "60 minutes sans activité, 24 heures au plus." },
          { term: "Journal", value: "12 mois." },
          { term: "Mails", value: "Leur texte est effacé une fois le mail envoyé. La date et l'objet de l'envoi sont gardés 12 mois." },
        ]}
      />
      <div className="prose mt-10">
        <h2>Vos droits</h2>
        <p>
          Vous pouvez consulter vos données, les corriger, les récupérer et les faire effacer. Le plus simple est de le faire
          vous-même, une fois connecté&nbsp;: <TextLink href="/famille/compte">Mon compte</TextLink> pour corriger,{" "}
          <TextLink href="/famille/compte/donnees">Mes données</TextLink> pour les télécharger, lire votre historique ou fermer le compte. Vous pouvez aussi
          demander que leur usage soit limité, ou vous y opposer.
        </p>
        <p>
          Pour toute demande, écrivez à{" "}
          <TextLink href={`mailto:${authority.desk.email}`}>{authority.desk.email}</TextLink>, ou par courrier, «&nbsp;à l&apos;attention du
          délégué à la protection des données&nbsp;», {authority.name}, {authority.address.join(", ")}.
        </p>
        <p>
          Notre réponse ne vous convient pas&nbsp;? Vous pouvez saisir la CNIL&nbsp;: <TextLink href="https://www.cnil.fr/">cnil.fr</TextLink>,
          ou 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.
        </p>
        <h2>Cookies</h2>
        <p>
          Le portail ne pose que les cookies dont il a besoin&nbsp;: garder votre connexion ouverte et reconnaître l&apos;appareil qui a
          demandé un compte ou s&apos;est déjà connecté. Aucun ne sert à la publicité ni à la mesure d&apos;audience. C&apos;est
          pourquoi aucune fenêtre ne vous demande votre accord.
        </p>
      </div>
    </Page>
  );
}
