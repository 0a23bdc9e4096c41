import { Details } from "@/components/ui/details";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { PhoneLink } from "./phone-link";

export function BookingAnswers() {
  const { desk, territory } = authority;
  return (
    <section aria-labelledby="reserver" className="mt-12">
      <h2 id="reserver" className="mb-3">
        Réserver, et les situations particulières
      </h2>
      <Details summary="Comment réserver pour mon enfant&nbsp;?">
        <p>
          Pour l&apos;instant, les réservations se font avec le {desk.name}, au <PhoneLink />, {desk.hours}.
        </p>
        <p>L&apos;accueil de loisirs reçoit les enfants de 3 à 11 ans. L&apos;animation jeunesse s&apos;adresse aux 11-17 ans.</p>
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
          jeunesse de {territory}.
        </p>
      </Details>
      <Details summary="J'habite hors du territoire&nbsp;: mon enfant peut-il venir&nbsp;?">
        <p>
          Oui. Votre enfant est accueilli même si vous n&apos;habitez pas sur le territoire de {territory}. Créez votre compte comme
          tout le monde, puis appelez le Guichet au <PhoneLink />.
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
