import { ButtonLink } from "@/components/ui/link";
import type { Href } from "@/components/ui/link";
import { SignOutForm } from "./sign-out-form";

/** In place of the sign-in panel, for somebody who is signed in. */
export function WelcomePanel({ givenName, next = "/famille", headingLevel: level }: { givenName: string; next?: Href; headingLevel: 1 | 2 }) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <>
      <Heading>Bonjour {givenName}</Heading>
      <p className="mt-3 mb-5">Votre compte est ouvert dans ce navigateur.</p>
      <div className="flex flex-wrap gap-4">
        <ButtonLink href={next}>{next === "/famille" ? "Aller dans mon espace" : "Continuer"}</ButtonLink>
        <SignOutForm />
      </div>
      <p className="mt-5">Ce n&apos;est pas vous ? Déconnectez-vous, puis connectez-vous avec votre compte.</p>
    </>
  );
}
