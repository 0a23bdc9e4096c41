import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { Offers } from "./offers";
import { Page } from "./page";
import { PhoneLink } from "./phone-link";
import { Scene } from "./scene";
import { Situations } from "./situations";
import { Wave } from "./wave";

export function Home({ panel }: { panel: ReactNode }) {
  return (
    <Page screen="A1" width="full">
      <div className="on-sea bg-brand text-paper">
        <div className="wrap grid grid-cols-1 gap-x-14 gap-y-7 pt-7 lg:grid-cols-[1fr_27rem] lg:grid-rows-[auto_1fr] lg:pt-14">
          <div>
            <h1 className="wavy text-paper">Bienvenue sur le {authority.portal}</h1>
            <p className="mt-5 max-w-prose text-lg">
              Le compte de votre famille pour l&apos;accueil de loisirs et l&apos;animation jeunesse {authority.territoryOf}.
            </p>
          </div>
          <div className="on-land rounded-2xl bg-paper p-5 text-ink sm:p-8 lg:row-span-2 lg:mb-8">{panel}</div>
          <div className="flex flex-col">
            <p className="max-w-prose">
              Vous préférez le téléphone&nbsp;? Appelez le {authority.desk.name} au <PhoneLink />.
            </p>
            <Scene className="-mb-5 w-full max-w-lg pt-8 sm:-mb-9 lg:mt-auto" />
          </div>
        </div>
        <Wave className="fill-sand" />
      </div>
      <div className="wrap pt-8 sm:pt-12">
        <Steps />
        <Offers />
        <Situations />
      </div>
    </Page>
  );
}

function Steps() {
  return (
    <section aria-labelledby="etapes">
      <h2 id="etapes">Comment ça se passe</h2>
      <ol className="steps mt-6">
        <li>
          <h3>Vous créez votre compte</h3>
          <p className="mt-2">
            Votre adresse mail, un mot de passe, votre nom et votre téléphone suffisent. Vous recevez un mail&nbsp;: il sert à valider le
            compte. <TextLink href="/creer-compte">Créer mon compte</TextLink>
          </p>
        </li>
        <li>
          <h3>Vous réservez vos jours</h3>
          <p className="mt-2">
            Regardez les <TextLink href="/activites">activités et les places</TextLink>, décrivez vos enfants, puis choisissez leurs jours. Un
            agent peut aussi réserver avec vous au <PhoneLink />.
          </p>
        </li>
        <li>
          <h3>Vous gardez la main</h3>
          <p className="mt-2">
            Dans <TextLink href="/famille">Mon espace</TextLink>, vous annulez ou échangez un jour, suivez les listes d&apos;attente et gardez
            votre dossier à jour.
          </p>
        </li>
      </ol>
    </section>
  );
}
