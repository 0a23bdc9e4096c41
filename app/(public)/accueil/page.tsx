import { SignInPanel } from "@/components/accounts/sign-in-panel";
import { WelcomePanel } from "@/components/accounts/welcome-panel";
import { Home } from "@/components/site/home";
import { authority } from "@/lib/core/authority";
import { loadSignedInName } from "@/lib/accounts/loaders";

/** The home page for browsers that hold a session cookie: next.config.ts serves it at `/`. */
export default async function SignedInHomePage() {
  const givenName = await loadSignedInName();
  if (!givenName) return <Home panel={<SignInPanel title="Accueil" headingLevel={2} permalink="/" />} />;
  return (
    <>
      <title>{`Accueil – ${authority.portal}`}</title>
      <Home panel={<WelcomePanel givenName={givenName} headingLevel={2} />} />
    </>
  );
}
