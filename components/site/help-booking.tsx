import { Details } from "@/components/ui/details";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { PhoneLink } from "./phone-link";

export function BookingAnswers() {
  const { desk, territoryOf } = authority;
  return (
    <section aria-labelledby="reserver" className="mt-12">
      <h2 id="reserver" className="mb-3">
        Réserver, et les situations particulières
      </h2>
      <Details summary="Comment réserver pour mon enfant&nbsp;?">
        <ol>
          <li>
            Dans <TextLink href="/famille">Mon espace</TextLink>, ajoutez votre enfant et complétez son dossier. La page dit ce qui manque.
          </li>
          <li>
            Ouvrez <TextLink href="/famille/reserver">Réserver</TextLink>&nbsp;: pour qui, où, quels jours. Rien n&apos;est réservé avant la
            dernière étape.
          </li>
          <li>Vous recevez un reçu par mail, avec la liste de ce qui est réservé et de ce qui ne l&apos;est pas.</li>
        </ol>
        <p>
          L&apos;accueil de loisirs reçoit les enfants de 3 à 11 ans. L&apos;animation jeunesse s&apos;adresse aux 11-17 ans. Les places et les
          prix sont dans les <TextLink href="/activites">activités</TextLink>.
        </p>
      </Details>
      <Details summary="Comment annuler ou échanger un jour&nbsp;?">
        <p>
          Ouvrez <TextLink href="/famille/reservations">Mes réservations</TextLink>, puis le reçu. Chaque jour dit jusqu&apos;à quand il
          s&apos;annule sans frais. Après ce délai, la page dit ce qui reste dû avant que vous confirmiez.
        </p>
      </Details>
      <Details summary="C'est complet&nbsp;: comment marche la liste d'attente&nbsp;?">
        <p>
          Votre rang est visible dans <TextLink href="/famille/listes-attente">Mes listes d&apos;attente</TextLink>. Quand une place se
          libère, nous vous la proposons par mail pendant 24 heures, ou 2 heures si le jour est proche. Une proposition n&apos;expire jamais
          entre 21 h et 8 h.
        </p>
      </Details>
      <Details summary="Le jour de l'ouverture, que se passe-t-il&nbsp;?">
        <p>
          À l&apos;heure annoncée, les réservations s&apos;ouvrent seules. Si vous êtes très nombreux, une file d&apos;attente vous donne votre
          place&nbsp;: elle est gardée, même si vous rechargez la page.
        </p>
      </Details>
      <Details summary="Je ne suis pas à l'aise avec l'informatique">
        <p>
          Vous n&apos;avez pas à vous débrouiller seul. Au <PhoneLink />, le {desk.name} vous accompagne pour ouvrir votre compte, et vous
          aide à faire vos premières réservations.
        </p>
      </Details>
      <Details summary="J'accueille mes petits-enfants pendant les vacances">
        <p>
          Seuls les parents, ou les responsables légaux, peuvent créer un compte et réserver. Proposez-leur d&apos;ouvrir le leur, même
          s&apos;ils habitent loin.
        </p>
        <p>
          Une fois ce compte créé, vos petits-enfants peuvent être inscrits et venir à l&apos;accueil de loisirs ou à l&apos;animation
          jeunesse {territoryOf}.
        </p>
      </Details>
      <Details summary="J'habite hors du territoire&nbsp;: mon enfant peut-il venir&nbsp;?">
        <p>
          Oui. Votre enfant est accueilli même si vous n&apos;habitez pas sur le territoire {territoryOf}. Créez votre compte et réservez
          comme tout le monde&nbsp;: certains prix et dates d&apos;ouverture changent.
        </p>
      </Details>
      <Details summary="Ma question n'est pas ici">
        <p>
          Appelez-nous au <PhoneLink />, ou écrivez à <TextLink href={`mailto:${desk.email}`}>{desk.email}</TextLink>. Il n&apos;y a pas de
          mauvaise question.
        </p>
      </Details>
    </section>
  );
}
