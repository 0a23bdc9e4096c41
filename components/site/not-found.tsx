"use client";

/* Every page carries what it would show if it did not exist: named here, not sent (docs/decisions/0018). */

import { ButtonLink, TextLink } from "@/components/ui/link";
import { SiteFooter } from "./footer";
import { SiteHeader } from "./header";
import { Page } from "./page";
import { PageTitle } from "./page-title";

export function NotFoundPage({ demo }: { demo: boolean }) {
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
            Vous pouvez aussi regarder l&apos;<TextLink href="/aide">aide</TextLink> ou le <TextLink href="/plan-du-site">plan du site</TextLink>.
          </p>
        </div>
      </Page>
      <SiteFooter demo={demo} />
    </>
  );
}
