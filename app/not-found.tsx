import type { Metadata } from "next";
import { SiteFooter } from "@/components/site/footer";
import { SiteHeader } from "@/components/site/header";
import { Page } from "@/components/site/page";
import { PageTitle } from "@/components/site/page-title";
import { ButtonLink, TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { isDemo } from "@/lib/core/env";

export const metadata: Metadata = { title: `Page introuvable – ${authority.portal}`, robots: { index: false } };

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <Page screen="C9">
        <PageTitle lead="L'adresse est peut-être incomplète, ou la page a changé de place. Vous n'avez rien fait de mal.">
          Cette page n&apos;existe pas
        </PageTitle>
        <div className="prose">
          <p>
            <ButtonLink href="/">Revenir à l&apos;accueil</ButtonLink>
          </p>
          <p>
            Vous pouvez aussi regarder l&apos;<TextLink href="/aide">aide</TextLink> ou le{" "}
            <TextLink href="/plan-du-site">plan du site</TextLink>.
          </p>
        </div>
      </Page>
      <SiteFooter demo={isDemo()} />
    </>
  );
}
