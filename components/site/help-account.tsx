import { Details } from "@/components/ui/details";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { PhoneLink } from "./phone-link";

export function AccountAnswers() {
  return (
    <section aria-labelledby="mon-compte">
      <h2 id="mon-compte" className="mb-3">
        Mon compte
      </h2>
      <Details summary="J'ai déjà un compte&nbsp;: comment me connecter&nbsp;?">
        <p>
          Sur la page d&apos;<TextLink href="/">accueil</TextLink>, allez à «&nbsp;Connexion à votre compte&nbsp;». Écrivez votre adresse mail
          et votre mot de passe, puis appuyez sur «&nbsp;Connexion&nbsp;».
        </p>
      </Details>
      <Details summary="C'est ma première fois&nbsp;: comment créer mon compte&nbsp;?">
        <ol>
          <li>
            Dans «&nbsp;Connexion à votre compte&nbsp;», choisissez «&nbsp;Pas encore de compte&nbsp;? Créer mon compte&nbsp;», ou ouvrez directement la page{" "}
            <TextLink href="/creer-compte">Créer mon compte</TextLink>.
          </li>
          <li>Remplissez le formulaire. Un mail de confirmation part aussitôt à votre adresse.</li>
          <li>Ouvrez ce mail et touchez son lien. Une page s&apos;affiche&nbsp;: appuyez sur «&nbsp;Valider mon compte&nbsp;».</li>
        </ol>
        <p>Le lien sert pendant 24 heures. Ensuite, il suffit d&apos;en demander un autre.</p>
      </Details>
      <Details summary="Je ne reçois pas le mail de confirmation">
        <p>
          Regardez d&apos;abord dans les courriers indésirables, parfois nommés «&nbsp;Spam&nbsp;». Le mail peut aussi mettre quelques minutes à
          arriver.
        </p>
        <p>
          Toujours rien&nbsp;? La page «&nbsp;Consultez votre boîte mail&nbsp;» permet de renvoyer le mail ou de corriger l&apos;adresse. Vous pouvez
          aussi appeler le {authority.desk.name} au <PhoneLink />.
        </p>
      </Details>
      <Details summary="J'ai perdu mon identifiant">
        <p>Votre identifiant est l&apos;adresse mail avec laquelle vous avez créé votre compte. Il n&apos;y en a pas d&apos;autre.</p>
      </Details>
      <Details summary="J'ai perdu mon mot de passe">
        <p>
          Votre mot de passe est personnel&nbsp;: nous ne le connaissons pas. Vous pouvez en choisir un nouveau avec{" "}
          <TextLink href="/mot-de-passe-oublie">«&nbsp;Mot de passe oublié ?&nbsp;»</TextLink>. Nous vous envoyons un lien, à utiliser dans
          l&apos;heure.
        </p>
      </Details>
      <Details summary="Puis-je me connecter sans mot de passe&nbsp;?">
        <p>
          Oui. Demandez un <TextLink href="/lien-de-connexion">lien de connexion</TextLink>&nbsp;: il arrive dans votre boîte mail, sert une
          seule fois et pendant 10 minutes.
        </p>
      </Details>
      <Details summary="Après plusieurs essais, on me demande d'attendre">
        <p>
          C&apos;est une protection&nbsp;: quelqu&apos;un pourrait chercher à deviner votre mot de passe. Attendez le temps indiqué, ou
          choisissez tout de suite un nouveau mot de passe avec{" "}
          <TextLink href="/mot-de-passe-oublie">«&nbsp;Mot de passe oublié ?&nbsp;»</TextLink>.
        </p>
      </Details>
      <Details summary="Comment changer mes coordonnées ou fermer mon compte&nbsp;?">
        <p>
          Une fois connecté, ouvrez <TextLink href="/famille/compte">Mon compte</TextLink>. La page{" "}
          <TextLink href="/famille/compte/donnees">Mes données</TextLink> permet de les télécharger ou de fermer le compte. Vous avez
          alors 14 jours pour changer d&apos;avis.
        </p>
      </Details>
    </section>
  );
}
