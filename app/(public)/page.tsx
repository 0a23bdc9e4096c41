import { SignInPanel } from "@/components/accounts/sign-in-panel";
import { Home } from "@/components/site/home";

export default function HomePage() {
  return <Home panel={<SignInPanel title="Accueil" headingLevel={2} permalink="/" />} />;
}
