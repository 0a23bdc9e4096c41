import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SignOutForm } from "@/components/accounts/sign-out-form";
import { SiteFooter } from "@/components/site/footer";
import { SiteHeader } from "@/components/site/header";
import { isDemo } from "@/lib/core/env";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Furniture only: every page below asks its own gate. */
export default function FamilyLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader aside={<SignOutForm />} />
      {children}
      <SiteFooter demo={isDemo()} />
    </>
  );
}
