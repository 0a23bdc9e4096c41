import type { Metadata } from "next";
import { SignInPanel } from "@/components/accounts/sign-in-panel";
import { Page } from "@/components/site/page";

export const metadata: Metadata = { description: "Connectez-vous à votre compte du Portail Familles, avec votre adresse mail et votre mot de passe." };

export default function SignInPage() {
  return (
    <Page screen="B1">
      <SignInPanel title="Connexion" headingLevel={1} permalink="/connexion" />
    </Page>
  );
}
