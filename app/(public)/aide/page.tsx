import { AccountAnswers } from "@/components/site/help-account";
import { BookingAnswers } from "@/components/site/help-booking";
import { pageMetadata } from "@/components/site/page-metadata";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { authority } from "@/lib/core/authority";

export const metadata = pageMetadata("Aide", `Se connecter, créer un compte, retrouver son mot de passe, réserver : les réponses du ${authority.desk.name}.`);

export default function HelpPage() {
  return (
    <Page screen="C1">
      <PageTitle lead="Le portail fonctionne de la même façon sur téléphone, tablette et ordinateur. Touchez une question pour lire sa réponse.">
        Vos questions, nos réponses
      </PageTitle>
      <AccountAnswers />
      <BookingAnswers />
    </Page>
  );
}
